using System.Diagnostics;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Testing;

/// <summary>A program of this repository in a process of its own.</summary>
public sealed class LabProgram : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly Process process;
    readonly List<string> lines = [];
    readonly SemaphoreSlim changed = new(0);

    /// <summary>Starts it.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Environment variables beside the inherited ones; null removes one.</param>
    public LabProgram(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        var info = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) info.Environment[name] = value;
        process = Process.Start(info)!;
        process.OutputDataReceived += Add;
        process.ErrorDataReceived += Add;
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

    public async Task WaitForAsync(string line)
    {
        while (!Output.Contains(line)) (await changed.WaitAsync(Limit)).ShouldBeTrue($"Waited for '{line}' and saw:\n{Output}");
    }

    public void Signal(string signal) => new Subprocess("kill", $"-{signal}", $"{process.Id}") { Limit = Limit }.RunAsync(CancellationToken.None).Wait();

    /// <summary>Waits until it has ended and all that it wrote is read.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"The program did not end within {Limit.TotalSeconds:0} s and wrote:\n{Output}", exception);
        }
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    void Add(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is not { } line) return;
        lock (lines) lines.Add(line);
        changed.Release();
    }
}
