using System.Runtime.InteropServices;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Sends POSIX signals; .NET itself can only kill a process.</summary>
static partial class Signals
{
    public const int Interrupt = 2, Kill = 9;

    /// <summary>Sends a signal.</summary>
    /// <returns>False if the signal could not be sent, for example because the process has exited.</returns>
    public static bool Send(int process, int signal) => SystemKill(process, signal) is 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SystemKill(int process, int signal);
}
