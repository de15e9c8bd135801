@echo off
rem The one command: builds evo when its sources have changed, and hands over to it.
setlocal
set DOTNET_NOLOGO=1
set MSBUILDDISABLENODEREUSE=1
where dotnet >nul 2>nul || (echo evo needs the .NET SDK 10, which was not found. Get it at https://dotnet.microsoft.com/download/dotnet/10.0>&2 & exit /b 1)
call :build || exit /b 1
dotnet "%~dp0.evolution\evo\Evo.dll" %*
exit /b %errorlevel%

rem With what a build needs of the environment and no more: MSBuild takes every variable as a property, and Platform=HPD, which HP sets
rem on its machines, would move what is built. Lab/Processes/InheritedVariables.cs holds the same list.
:build
setlocal
set "names=PATH= HOME= USER= LOGNAME= SHELL= TERM= TMPDIR= TMP= TEMP= LANG= LANGUAGE= TZ= CI= HTTP_PROXY= HTTPS_PROXY= NO_PROXY= ALL_PROXY="
set "prefixes=LC_ DOTNET_ NUGET_ MSBUILD SSL_ XDG_ LD_ DYLD_ DOCKER_ SDK_CONTAINER_ NuGetPackageSourceCredentials_"
set "windows=SystemRoot= SystemDrive= windir= ComSpec= PATHEXT= APPDATA= LOCALAPPDATA= USERPROFILE= USERNAME= USERDOMAIN= HOMEDRIVE= HOMEPATH= ProgramFiles CommonProgram ProgramW6432= ProgramData= ALLUSERSPROFILE= PUBLIC= COMPUTERNAME= NUMBER_OF_PROCESSORS= OS= PSModulePath= PROCESSOR_"
for /f "delims==" %%v in ('set ^| findstr /v /b /i /l "%names%" ^| findstr /v /b /i /l "%prefixes%" ^| findstr /v /b /i /l "%windows%"') do set "%%v="
dotnet build "%~dp0Evo" -c Release -p:UseSharedCompilation=false -o "%~dp0.evolution\evo" -v quiet -nologo "-clp:ErrorsOnly;NoSummary"
exit /b %errorlevel%
