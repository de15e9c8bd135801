using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Testing;

/// <summary>A program of this repository in a separate process.</summary>
public sealed class LabProgram : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly Process process;
    readonly List<string> lines = [];
    readonly SemaphoreSlim lineReceived = new(0);

    /// <summary>Starts the program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Environment variables in addition to the inherited ones; null removes one.</param>
    public LabProgram(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        var startInfo = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) startInfo.Environment[name] = value;
        process = Process.Start(startInfo)!;
        process.OutputDataReceived += AddLine;
        process.ErrorDataReceived += AddLine;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    public async Task WaitForLineAsync(string line)
    {
        while (!Output.Contains(line)) (await lineReceived.WaitAsync(Timeout)).ShouldBeTrue($"The program did not write '{line}'. Output:\n{Output}");
    }

    public void SendSignal(string signal) => new Subprocess("kill", $"-{signal}", $"{process.Id}") { Timeout = Timeout }.RunAsync(CancellationToken.None).Wait();

    /// <summary>Waits until the program has exited and its output has been read.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"The program did not exit within {Timeout.TotalSeconds:0} s. Output:\n{Output}", exception);
        }
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    void AddLine(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is not { } line) return;
        lock (lines) lines.Add(line);
        lineReceived.Release();
    }
}
