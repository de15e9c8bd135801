@echo off
rem The one command: builds the Lab when its sources have changed, and hands over to it.
setlocal
set DOTNET_NOLOGO=1
set MSBUILDDISABLENODEREUSE=1
where dotnet >nul 2>nul || (echo evo needs the .NET SDK 10, which was not found. Get it at https://dotnet.microsoft.com/download/dotnet/10.0>&2 & exit /b 1)
dotnet build "%~dp0Lab" -c Release -o "%~dp0.evolution\lab" -v quiet -nologo "-clp:ErrorsOnly;NoSummary" || exit /b 1
dotnet "%~dp0.evolution\lab\Lab.dll" %*
