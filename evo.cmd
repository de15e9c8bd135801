@echo off
rem Builds evo if its sources have changed, and runs it.
setlocal
set DOTNET_NOLOGO=1
set MSBUILDDISABLENODEREUSE=1
where dotnet >nul 2>nul || (echo evo requires the .NET SDK 10, which was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0>&2 & exit /b 1)
call :build || exit /b 1
dotnet "%~dp0.evolution\evo\Evo.dll" %*
exit /b %errorlevel%

rem Builds with only the environment variables that a build needs: MSBuild reads every variable as a property, and Platform=HPD, which HP
rem sets on its machines, would change the output folder. Lab/Processes/InheritedVariables.cs contains the same list.
:build
setlocal
set "names=PATH= HOME= USER= LOGNAME= SHELL= TERM= TMPDIR= TMP= TEMP= LANG= LANGUAGE= TZ= CI= HTTP_PROXY= HTTPS_PROXY= NO_PROXY= ALL_PROXY="
set "prefixes=LC_ DOTNET_ NUGET_ MSBUILD SSL_ XDG_ LD_ DYLD_ DOCKER_ SDK_CONTAINER_ NuGetPackageSourceCredentials_"
set "windows=SystemRoot= SystemDrive= windir= ComSpec= PATHEXT= APPDATA= LOCALAPPDATA= USERPROFILE= USERNAME= USERDOMAIN= HOMEDRIVE= HOMEPATH= ProgramFiles CommonProgram ProgramW6432= ProgramData= ALLUSERSPROFILE= PUBLIC= COMPUTERNAME= NUMBER_OF_PROCESSORS= OS= PSModulePath= PROCESSOR_"
for /f "delims==" %%v in ('set ^| findstr /v /b /i /l "%names%" ^| findstr /v /b /i /l "%prefixes%" ^| findstr /v /b /i /l "%windows%"') do set "%%v="
dotnet build "%~dp0Evo" -c Release -p:UseSharedCompilation=false -o "%~dp0.evolution\evo" -v quiet -nologo "-clp:ErrorsOnly;NoSummary"
exit /b %errorlevel%
