/* Starts the program with the Python that stands beside it, and ends as that ends. Built twice: with a console and without. */
#include <windows.h>
#include <wchar.h>

#ifdef CONSOLE
#define PYTHON L"python.exe"
#else
#define PYTHON L"pythonw.exe"
#endif
#define LONGEST 32768

static wchar_t here[LONGEST], python[LONGEST], line[LONGEST];

/* What stands behind the name of this program on its own command line, quotes and all. */
static wchar_t *arguments(void) {
    wchar_t *at = GetCommandLineW();
    int quoted = 0;
    for (; *at && (quoted || (*at != L' ' && *at != L'\t')); at++)
        if (*at == L'"') quoted = !quoted;
    return at;
}

static int start(void) {
    STARTUPINFOW how = {sizeof how};
    PROCESS_INFORMATION made;
    DWORD code = 1;
    DWORD length = GetModuleFileNameW(NULL, here, LONGEST);
    if (!length || length >= LONGEST) return 1;
    *wcsrchr(here, L'\\') = 0;
    if (_snwprintf(python, LONGEST, L"%ls\\%ls", here, PYTHON) < 0) return 1;
    if (_snwprintf(line, LONGEST, L"\"%ls\" -m ivbdesk%ls", python, arguments()) < 0) return 1;
    if (!CreateProcessW(python, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &made)) {
#ifndef CONSOLE
        MessageBoxW(NULL, L"ivbdesk is niet volledig ge\u00efnstalleerd. Uw registers zijn niet veranderd. "
                    L"Vraag de beheerder om ivbdesk opnieuw te installeren.", L"ivbdesk", MB_ICONERROR);
#endif
        return 1;
    }
#ifdef CONSOLE
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &code);
    return (int)code;
#else
    return 0;
#endif
}

int wmain(void) { return start(); }
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, LPWSTR c, int d) { return start(); }
