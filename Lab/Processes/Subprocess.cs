using System.ComponentModel;
using System.Diagnostics;

namespace Evolution.Lab.Processes;

/// <summary>A program to run to completion, with its working directory and timeout.</summary>
/// <param name="Program">Its name or path.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Subprocess(string Program, params IReadOnlyList<string> Arguments)
{
    static readonly TimeSpan OutputTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Its working directory; the current directory by default.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Selects the environment variables that it inherits from this process; all by default.</summary>
    public Func<string, bool>? InheritsVariable { get; init; }

    /// <summary>Environment variables in addition to the inherited ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The maximum run time.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Called with each line of output.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Runs the program to completion. Its standard input is empty.</summary>
    /// <exception cref="TimeoutException">It ran longer than <see cref="Timeout"/>; it and its child processes were killed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; it and its child processes were killed.</exception>
    public async Task<SubprocessResult> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = CreateStartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new(127, [$"{Program}: {exception.Message}"]);
        }
        process.StandardInput.Close();
        var lines = new List<string>();
        var readTask = Task.WhenAll(ReadAsync(process.StandardOutput, lines), ReadAsync(process.StandardError, lines));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{this} did not exit within {Timeout.TotalSeconds:0} s.");
        }
        // A server that it started may keep the pipe open indefinitely.
        await Task.WhenAny(readTask, Task.Delay(OutputTimeout, CancellationToken.None));
        lock (lines) return new(process.ExitCode, [.. lines]);
    }

    public override string ToString() => string.Join(' ', [Path.GetFileName(Program), .. Arguments.Take(2)]);

    ProcessStartInfo CreateStartInfo()
    {
        var startInfo = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (InheritsVariable is not null) InheritedVariables.Filter(startInfo.Environment, InheritsVariable);
        foreach (var (name, value) in Environment) startInfo.Environment[name] = value;
        return startInfo;
    }

    async Task ReadAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lines) lines.Add(line);
            OnLine?.Invoke(line);
        }
    }
}
