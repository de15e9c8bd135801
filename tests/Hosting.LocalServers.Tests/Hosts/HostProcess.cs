using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>An app host as users start it: as a program.</summary>
sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120), EndLimit = TimeSpan.FromSeconds(30);

    // Its own build, with its own dependencies: beside the tests are theirs.
    static readonly string Program = Path.Combine(Projects.ServersAppHost.ProjectPath, "bin", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", ".."), AppContext.BaseDirectory), "ServersAppHost");

    readonly Process process;
    readonly StringBuilder output = new();
    readonly string temporary;

    /// <summary>Starts the app host.</summary>
    /// <param name="servers">The servers that it runs, with commas between them.</param>
    /// <param name="temporary">The folder for its temporary files.</param>
    /// <param name="variables">Further environment variables.</param>
    /// <param name="umask">The umask that it runs with.</param>
    /// <param name="arguments">Further arguments.</param>
    public HostProcess(string servers, string temporary, IReadOnlyDictionary<string, string>? variables = null, string umask = "022", params string[] arguments)
    {
        this.temporary = temporary;

        // The shell becomes the program, so that its id is the one of this process. Tests may run where signals are ignored, which programs
        // inherit. The program gets a process group of its own, as from an interactive shell.
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", "umask \"$0\"; if env --default-signal true 2>/dev/null; then exec env --default-signal setsid \"$@\"; fi; exec \"$@\"", umask,
            Program, "--servers", servers, .. arguments,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = temporary;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>What it has written.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>The folder of its run; null where there is none.</summary>
    public string? Folder => new[] { temporary, "/tmp" }.SelectMany(folder => Directory.EnumerateDirectories(folder, $"evolution-servers-{Id}-*")).FirstOrDefault();

    /// <summary>Waits until all servers answer.</summary>
    /// <returns>Their connection strings.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ReadyAsync()
    {
        await UntilAsync("the app host says that its servers answer", () => Ready is not null);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(Ready!["ready ".Length..])!;
    }

    /// <summary>Waits until something holds, as long as the app host runs.</summary>
    public async Task UntilAsync(string what, Func<bool> condition)
    {
        try
        {
            await Eventually.HoldsAsync(what, () => condition() || process.HasExited, StartLimit);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} It has written:\n{Output}", exception);
        }
        condition().ShouldBeTrue($"Waited until {what}, but it ended:\n{Output}");
    }

    /// <summary>Sends a signal to the program.</summary>
    public void Send(int signal) => Signals.Send(Id, signal).ShouldBeTrue();

    /// <summary>Sends SIGINT to the program and what it has started in its process group, as a terminal does.</summary>
    public void PressControlC() => Signals.Send(-Id, Signals.Interrupt).ShouldBeTrue();

    /// <summary>Waits for the end of the program.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await Eventually.HoldsAsync("the app host ends", () => process.HasExited, EndLimit);
        return process.ExitCode;
    }

    /// <summary>Whether a process of its servers, their folder or its orchestrator is left.</summary>
    public string[] Left(string? folder) =>
    [
        .. folder is null ? [] : ServerProcesses.In(folder).Select(left => $"process {left} {string.Join(' ', ServerProcesses.Arguments(left))}"),
        .. Directory.Exists(folder) ? [folder] : Array.Empty<string>(),
        .. ServerProcesses.OrchestratorsOf(Id).Select(left => $"orchestrator {left}"),
    ];

    string? Ready => Output.Split('\n').FirstOrDefault(line => line.StartsWith("ready ", StringComparison.Ordinal));

    void Append(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        var folder = Folder;
        await Eventually.HoldsAsync("nothing is left of the app host", () => Left(folder) is [], EndLimit);
        process.Dispose();
    }
}
