using System.Diagnostics;

namespace Evolution.Lab.Processes;

/// <summary>
/// Pauses processes (SIGSTOP) until it is disposed. They also resume if this process ends first, even if it is killed, because a helper
/// process resumes them when its standard input is closed: a paused process cannot notice that it should stop.
/// </summary>
public sealed class ProcessPause : IAsyncDisposable
{
    static readonly TimeSpan SignalTimeout = TimeSpan.FromSeconds(10);

    // Ctrl+C in a terminal reaches the helper as well. A process may have exited in the meantime.
    const string Script = """
        trap '' INT QUIT TERM HUP
        kill -STOP "$@" 2>/dev/null
        echo paused
        read -r _
        kill -CONT "$@" 2>/dev/null
        """;

    readonly Process helper;

    ProcessPause(Process helper) => this.helper = helper;

    /// <summary>Whether processes can be paused on this operating system.</summary>
    public static bool IsSupported => !OperatingSystem.IsWindows();

    /// <summary>Pauses processes.</summary>
    /// <param name="processIds">The IDs of the processes; those that do not exist are ignored.</param>
    /// <param name="cancellationToken">Cancels the operation; the processes are not paused then.</param>
    /// <exception cref="TimeoutException">The processes could not be paused in time.</exception>
    public static async Task<ProcessPause> StartAsync(IEnumerable<int> processIds, CancellationToken cancellationToken)
    {
        var startInfo = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", .. processIds.Select(id => $"{id}")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var pause = new ProcessPause(Process.Start(startInfo)!);
        try
        {
            await pause.helper.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(SignalTimeout, cancellationToken);
            return pause;
        }
        catch
        {
            await pause.DisposeAsync();
            throw;
        }
    }

    /// <summary>Resumes the processes.</summary>
    /// <exception cref="TimeoutException">The processes could not be resumed in time.</exception>
    public async ValueTask DisposeAsync()
    {
        helper.StandardInput.Close();
        await helper.WaitForExitAsync(CancellationToken.None).WaitAsync(SignalTimeout, CancellationToken.None);
        helper.Dispose();
    }
}
