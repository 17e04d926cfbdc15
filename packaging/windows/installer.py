"""The description from which `wixl` makes an installer: `installer.py FOLDER VERSION machine|user ICON > ivbdesk.wxs`.

Every identity in it follows from the content, so that the same folder gives the same installer. It knows of no register:
those stand elsewhere, and neither an upgrade nor taking the program away comes near them.
"""

from __future__ import annotations

import hashlib
import sys
import uuid
from pathlib import Path
from xml.etree import ElementTree as xml

_OURS = uuid.UUID("5d0f6b0e-6c0b-4f0e-9a57-2f2a3a2b8a11")
_UPGRADE = str(uuid.uuid5(_OURS, "ivbdesk")).upper()
_NEWER = "Er is al een nieuwere versie van ivbdesk geïnstalleerd. Er is niets veranderd."
_OPEN = "Openen met ivbdesk"
_INSTALLED = r"Software\ivbdesk\Installatie"
_FOR_ALL = (
    "ivbdesk staat al op deze computer, voor iedereen. Er is niets veranderd. U vindt het in het menu Start."
)
_WINDOWS = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_OLDEST_BUILD = 17763
_TOO_OLD = "ivbdesk vraagt Windows 10 (versie 1809) of nieuwer. Er is niets veranderd."


def id_of(*parts: str) -> str:
    """An identity that Windows keeps for this thing, the same at every build."""
    return str(uuid.uuid5(_OURS, "/".join(parts))).upper()


def short(path: str) -> str:
    """A name within the installer for a path within the folder."""
    return "_" + hashlib.sha256(path.encode()).hexdigest()[:24]


class Installer:
    """The tree of one installer, for everybody on a computer or for one user."""

    def __init__(self, folder: Path, version: str, scope: str, icon: str) -> None:
        self._folder, self._version, self._icon = folder, version, icon
        self._is_user = scope == "user"
        self._scope = scope
        self._components: list[str] = []

    def describe(self) -> xml.Element:
        """The whole description."""
        wix = xml.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
        content = hashlib.sha256()
        for file in sorted(self._folder.rglob("*")):
            if file.is_file():
                content.update(file.relative_to(self._folder).as_posix().encode() + file.read_bytes())
        product = xml.SubElement(
            wix, "Product", Id=id_of(self._scope, self._version, content.hexdigest()), Name="ivbdesk", Language="1043",
            Codepage="1252", Version=self._version, Manufacturer="ivbdesk", UpgradeCode=_UPGRADE,
        )  # fmt: skip
        xml.SubElement(
            product, "Package", Id=id_of(self._scope, self._version, content.hexdigest(), "package"), InstallerVersion="500",
            Compressed="yes", InstallScope="perUser" if self._is_user else "perMachine",
            Languages="1043", SummaryCodepage="1252", Description="ivbdesk, casuïstiek zorg en veiligheid",
        )  # fmt: skip
        xml.SubElement(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER)
        self._add_conditions(product)
        self._add_shown(product)
        xml.SubElement(product, "Media", Id="1", Cabinet="ivbdesk.cab", EmbedCab="yes")
        top = xml.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
        self._add_files(self._place(top))
        self._add_menu(top)
        feature = xml.SubElement(
            product, "Feature", Id="ivbdesk", Title="ivbdesk", Level="1", Description="Het programma, met alles wat het nodig heeft."
        )  # fmt: skip
        for name in self._components:
            xml.SubElement(feature, "ComponentRef", Id=name)
        return wix

    def _add_conditions(self, product: xml.Element) -> None:
        """What must be so before anything is installed: that Windows is new enough, and that it is not there for everybody.

        Windows looks for an older version only among those of the same kind. What one user has can not be asked for
        everybody: the settings of a user may travel to a computer where the program is not.
        """
        self._add_search(product, "WINDOWSBUILD", "HKLM", _WINDOWS, "CurrentBuild")
        condition = xml.SubElement(product, "Condition", Message=_TOO_OLD)
        condition.text = f"Installed OR WINDOWSBUILD >= {_OLDEST_BUILD}"
        if self._is_user:
            self._add_search(product, "FORALL", "HKLM", _INSTALLED, "Versie")
            xml.SubElement(product, "Condition", Message=_FOR_ALL).text = "Installed OR NOT FORALL"

    def _add_search(self, product: xml.Element, name: str, root: str, key: str, value: str) -> None:
        asked = xml.SubElement(product, "Property", Id=name)
        xml.SubElement(
            asked,
            "RegistrySearch",
            Id=f"Search{name}",
            Root=root,
            Key=key,
            Name=value,
            Type="raw",
            Win64="yes",
        )

    def _add_shown(self, product: xml.Element) -> None:
        """How Windows shows it among the programs: there is nothing to change about it, only to take away.

        Every file is put there again by an upgrade (`a`), whatever version the one that is there tells of: the table of
        files tells none, and Windows would let the older stand and then take it away.
        """
        xml.SubElement(product, "Icon", Id="ivbdesk.ico", SourceFile=self._icon)
        for name, value in (
            ("ARPPRODUCTICON", "ivbdesk.ico"),
            ("ARPNOMODIFY", "1"),
            ("REINSTALLMODE", "amus"),
            ("ARPCONTACT", "De beheerder van uw gemeente"),
        ):
            xml.SubElement(product, "Property", Id=name, Value=value)

    def _place(self, top: xml.Element) -> xml.Element:
        if not self._is_user:
            programs = xml.SubElement(top, "Directory", Id="ProgramFiles64Folder")
        else:
            local = xml.SubElement(top, "Directory", Id="LocalAppDataFolder")
            programs = xml.SubElement(local, "Directory", Id="UserPrograms", Name="Programs")
        return xml.SubElement(programs, "Directory", Id="INSTALLDIR", Name="ivbdesk")

    def _component(self, parent: xml.Element, name: str) -> xml.Element:
        self._components.append(name)
        return xml.SubElement(parent, "Component", Id=name, Guid=id_of(self._scope, name), Win64="yes")

    def _add_files(self, parent: xml.Element, folder: Path | None = None) -> None:
        folder = folder or self._folder
        for entry in sorted(folder.iterdir()):
            name = short(entry.relative_to(self._folder).as_posix())
            if entry.is_dir():
                self._add_files(xml.SubElement(parent, "Directory", Id=name, Name=entry.name), entry)
            else:
                component = self._component(parent, f"C{name}")
                xml.SubElement(
                    component,
                    "File",
                    Id=name,
                    Name=entry.name,
                    Source=entry.relative_to(self._folder.parent).as_posix(),
                    KeyPath="yes",
                )

    def _add_menu(self, top: xml.Element) -> None:
        """A line in the start menu, and one in the menu of a folder whose name ends in .ivb: a register is a folder."""
        xml.SubElement(top, "Directory", Id="PersonalFolder")
        menu = xml.SubElement(top, "Directory", Id="ProgramMenuFolder")
        component = self._component(menu, "Menu")
        xml.SubElement(
            component, "Shortcut", Id="Start", Name="ivbdesk", Target="[INSTALLDIR]ivbdesk.exe",
            WorkingDirectory="PersonalFolder", Icon="ivbdesk.ico", Description="Casuïstiek zorg en veiligheid",
        )  # fmt: skip
        root = "HKCU" if self._is_user else "HKLM"
        verb = r"Software\Classes\Directory\shell\ivbdesk"
        for key, name, value in (
            (verb, "", _OPEN),
            (verb, "AppliesTo", 'System.FileName:"*.ivb"'),
            (verb, "Icon", "[INSTALLDIR]ivbdesk.exe"),
            (rf"{verb}\command", "", '"[INSTALLDIR]ivbdesk.exe" "%1"'),
            (_INSTALLED, "Versie", self._version),
        ):
            given = {"Name": name} if name else {}
            xml.SubElement(
                component,
                "RegistryValue",
                {"Root": root, "Key": key, "Type": "string", "Value": value, **given},
            )


if __name__ == "__main__":
    tree = xml.ElementTree(Installer(Path(sys.argv[1]), *sys.argv[2:5]).describe())
    xml.indent(tree)
    tree.write(sys.stdout.buffer, "utf-8", xml_declaration=True)
