using System.ComponentModel;
using System.Diagnostics;

namespace Evolution.Lab.Processes;

/// <summary>A program that runs to completion, with its folder and time limit.</summary>
/// <param name="Program">Its name or path.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record Subprocess(string Program, params IReadOnlyList<string> Arguments)
{
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>The folder in which it runs; by default the current one.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether it inherits a variable of this process; by default it inherits all.</summary>
    public Func<string, bool>? Inherits { get; init; }

    /// <summary>Environment variables in addition to the inherited ones; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The maximum run time.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Called with each line of output.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Runs the program to completion. Its standard input is empty.</summary>
    /// <exception cref="TimeoutException">It ran longer than <see cref="Limit"/>; it and its child processes were killed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; it and its child processes were killed.</exception>
    public async Task<SubprocessResult> RunAsync(CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new(127, [$"{Program}: {missing.Message}"]);
        }
        process.StandardInput.Close();
        var lines = new List<string>();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, lines), ReadAsync(process.StandardError, lines));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{this} did not end within {Limit.TotalSeconds:0} s.");
        }
        // A server that it left behind may hold the other end of the pipe forever.
        await Task.WhenAny(reading, Task.Delay(LastWords, CancellationToken.None));
        lock (lines) return new(process.ExitCode, [.. lines]);
    }

    public override string ToString() => string.Join(' ', [Path.GetFileName(Program), .. Arguments.Take(2)]);

    ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Inherits is not null) InheritedVariables.Filter(info.Environment, Inherits);
        foreach (var (name, value) in Environment) info.Environment[name] = value;
        return info;
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
