"""What alembic runs for each command: on the connection that is handed to it, inside its transaction."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator, TypeEngine

from ivbdesk.storage.tables.dossier import metadata

options = context.config.attributes


def _render_item(kind: str, item: object, _autogenerate: AutogenContext) -> str | Literal[False]:
    """A revision names the column type that is stored, so that it stays true when our own types change."""
    if kind == "type" and isinstance(item, TypeDecorator):
        stored: TypeEngine[object] = item.impl_instance
        return f"sa.{stored!r}"
    return False


def _include_name(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name in options.get("own_ddl", ()))


context.configure(
    connection=options["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=options.get("batch", True),
    render_item=_render_item,
    include_name=_include_name,
)
context.run_migrations()
