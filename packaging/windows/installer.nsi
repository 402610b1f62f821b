; The installer. build.sh gives VERSION, STAGE (the folder that is installed), OUTPUT, SIZE (KiB), and beside it FILES: installed.nsh
; and removed.nsh, which name each file of STAGE.
;
;   windsock-….exe [/S] [/ALLUSERS] [/D=C:\folder]     /S asks nothing; /ALLUSERS needs an administrator's rights; /D comes last
;
; Ends with 0; 1 when the user changed their mind; 2 when it could not install, which it says in a sentence.

; The 32-bit stub, NSIS's own choice, installs nothing where only 64-bit programs run, and says that it did.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetDateSave on
ManifestDPIAware true
RequestExecutionLevel user

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WinVer.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Windsock"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"

Name "Windsock"
OutFile "${OUTPUT}"
BrandingText "Windsock ${VERSION}"
InstallDir ""

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Windsock"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs Windsock, a WebSocket workbench"
VIAddVersionKey CompanyName "The Windsock developers"
VIAddVersionKey LegalCopyright "(c) 2026 The Windsock developers, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\windsock.exe"
!insertmacro MUI_PAGE_LICENSE "${STAGE}\LICENSE.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString IN_USE ${LANG_ENGLISH} "Windsock is running. Please close it, and windsock-cli too, then try again."
LangString IN_USE ${LANG_GERMAN} "Windsock läuft gerade. Bitte beenden Sie es, auch windsock-cli, und versuchen Sie es noch einmal."
LangString TOO_OLD ${LANG_ENGLISH} "Windsock needs Windows 10 or newer."
LangString TOO_OLD ${LANG_GERMAN} "Windsock braucht Windows 10 oder neuer."
LangString NOT_WRITTEN ${LANG_ENGLISH} "Not every file could be written to $INSTDIR. Please choose another folder, or run the installer as an administrator."
LangString NOT_WRITTEN ${LANG_GERMAN} "Nicht alle Dateien konnten nach $INSTDIR geschrieben werden. Bitte wählen Sie einen anderen Ordner, oder starten Sie die Installation als Administrator."

; For whom: the user alone, without an administrator, or everybody on the machine.
Var AllUsers

!macro forWhom
    SetRegView 64
    ${If} $AllUsers == 1
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
!macroend

!macro giveUp MESSAGE
    MessageBox MB_OK|MB_ICONSTOP "${MESSAGE}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

Function .onInit
    ${IfNot} ${AtLeastWin10}
        !insertmacro giveUp "$(TOO_OLD)"
    ${EndIf}
    StrCpy $AllUsers 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/ALLUSERS" $1
    ${IfNot} ${Errors}
        StrCpy $AllUsers 1
    ${EndIf}
    !insertmacro forWhom
    ${If} $INSTDIR == ""
        ; Where it is already, or else where programs of that kind belong.
        ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" InstallLocation
    ${EndIf}
    ${If} $INSTDIR == ""
        StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Windsock"
        ${If} $AllUsers == 1
            StrCpy $INSTDIR "$PROGRAMFILES64\Windsock"
        ${EndIf}
    ${EndIf}
FunctionEnd

; A program that runs can't be written to.
!macro failIfRunning PROGRAM
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
        ${If} ${Errors}
            !insertmacro giveUp "$(IN_USE)"
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section
    !insertmacro forWhom
    !insertmacro failIfRunning windsock.exe
    !insertmacro failIfRunning windsock-cli.exe

    ; An older version takes its files with it, some of which this one may not have. What the user saved is elsewhere.
    ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" InstallLocation
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\uninstall.exe"
        ExecWait '"$0\uninstall.exe" /S _?=$0'
        Delete "$0\uninstall.exe"
        RMDir "$0"
    ${EndIf}

    ClearErrors
    !include "${FILES}/installed.nsh"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        !insertmacro giveUp "$(NOT_WRITTEN)"
    ${EndIf}

    CreateShortCut "$SMPROGRAMS\Windsock.lnk" "$INSTDIR\windsock.exe"
    ; So that Win+R and "start" know both names.
    WriteRegStr SHCTX "${APP_PATHS}\windsock.exe" "" "$INSTDIR\windsock.exe"
    WriteRegStr SHCTX "${APP_PATHS}\windsock-cli.exe" "" "$INSTDIR\windsock-cli.exe"

    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "Windsock"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\windsock.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "The Windsock developers"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" URLInfoAbout "https://github.com/windsock/windsock"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize ${SIZE}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
SectionEnd

Function un.onInit
    ; Whose it is says the place where it is registered.
    StrCpy $AllUsers 0
    SetRegView 64
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" InstallLocation
    ${If} $0 == $INSTDIR
        StrCpy $AllUsers 1
    ${EndIf}
    !insertmacro forWhom
FunctionEnd

; Asks nothing, and takes away what was installed, file by file: whatever else is in the folder isn't ours.
Section Uninstall
    !insertmacro forWhom
    !insertmacro failIfRunning windsock.exe
    !insertmacro failIfRunning windsock-cli.exe
    !include "${FILES}/removed.nsh"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Windsock.lnk"
    DeleteRegKey SHCTX "${APP_PATHS}\windsock.exe"
    DeleteRegKey SHCTX "${APP_PATHS}\windsock-cli.exe"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    SetAutoClose true
SectionEnd
