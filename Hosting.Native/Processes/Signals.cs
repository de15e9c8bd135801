using System.Runtime.InteropServices;

namespace Evolution.Hosting.Native;

/// <summary>Sends signals, which .NET offers for killing only.</summary>
static partial class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends a signal.</summary>
    /// <returns>False where the process is gone.</returns>
    public static bool Send(int process, int signal) => SystemKill(process, signal) is 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SystemKill(int process, int signal);
}
