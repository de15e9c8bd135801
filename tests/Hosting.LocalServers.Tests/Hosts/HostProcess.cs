using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Evolution.Hosting.LocalServers.Running;
using Evolution.Hosting.LocalServers.Tests.Application;
using Evolution.Testing;

namespace Evolution.Hosting.LocalServers.Tests.Hosts;

/// <summary>An app host started as a program, as users do.</summary>
sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan StartupTimeout = TimeSpan.FromSeconds(120), ExitTimeout = TimeSpan.FromSeconds(30);

    // The program in its own output folder with its own dependencies; the folder of the tests has different ones.
    static readonly string Program = Path.Combine(Projects.ServersAppHost.ProjectPath, "bin", Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "..", ".."), AppContext.BaseDirectory), "ServersAppHost");

    readonly Process process;
    readonly StringBuilder output = new();
    readonly string temporaryFolder;

    /// <summary>Starts the app host.</summary>
    /// <param name="servers">The servers, separated by commas.</param>
    /// <param name="temporaryFolder">The folder for its temporary files.</param>
    /// <param name="variables">Additional environment variables.</param>
    /// <param name="umask">The umask of the process.</param>
    /// <param name="arguments">Additional arguments.</param>
    public HostProcess(string servers, string temporaryFolder, IReadOnlyDictionary<string, string>? variables = null, string umask = "022", params string[] arguments)
    {
        this.temporaryFolder = temporaryFolder;

        // The shell becomes the program, so that its id is the one of this process. Tests may run where signals are ignored, which programs
        // inherit. The program gets its own process group, as from an interactive shell.
        var startInfo = new ProcessStartInfo("/bin/sh",
        [
            "-c", "umask \"$0\"; if env --default-signal true 2>/dev/null; then exec env --default-signal setsid \"$@\"; fi; exec \"$@\"", umask,
            Program, "--servers", servers, .. arguments,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        startInfo.Environment["TMPDIR"] = temporaryFolder;
        startInfo.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) startInfo.Environment[name] = value;
        process = new Process { StartInfo = startInfo };
        process.OutputDataReceived += (_, line) => AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>The output so far.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>The folder of the run, or <see langword="null"/> if there is none.</summary>
    public string? Folder => new[] { temporaryFolder, "/tmp" }.SelectMany(folder => Directory.EnumerateDirectories(folder, $"evolution-servers-{Id}-*")).FirstOrDefault();

    /// <summary>Waits until all servers respond.</summary>
    /// <returns>The connection strings of the servers.</returns>
    public async Task<IReadOnlyDictionary<string, string>> WaitUntilReadyAsync()
    {
        await WaitUntilAsync("the app host reports that its servers are ready", () => ReadyLine is not null);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(ReadyLine!["ready ".Length..])!;
    }

    /// <summary>Waits until a condition is true or the app host exits.</summary>
    public async Task WaitUntilAsync(string description, Func<bool> condition)
    {
        try
        {
            await Wait.UntilAsync(description, () => condition() || process.HasExited, StartupTimeout);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} Its output:\n{Output}", exception);
        }
        condition().ShouldBeTrue($"Waited until {description}, but the app host exited:\n{Output}");
    }

    /// <summary>Sends a signal to the program.</summary>
    public void Send(int signal) => Signals.Send(Id, signal).ShouldBeTrue();

    /// <summary>Sends SIGINT to the program and what it has started in its process group, as a terminal does.</summary>
    public void PressControlC() => Signals.Send(-Id, Signals.Interrupt).ShouldBeTrue();

    /// <summary>Waits until the program exits.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await Wait.UntilAsync("the app host exits", () => process.HasExited, ExitTimeout);
        return process.ExitCode;
    }

    /// <summary>Finds remaining processes of the servers, their folder and orchestrators.</summary>
    public string[] FindLeftovers(string? folder) =>
    [
        .. folder is null ? [] : ServerProcesses.FindInFolder(folder).Select(id => $"process {id} {string.Join(' ', ServerProcesses.GetArguments(id))}"),
        .. Directory.Exists(folder) ? [folder] : Array.Empty<string>(),
        .. ServerProcesses.FindOrchestrators(Id).Select(id => $"orchestrator {id}"),
    ];

    string? ReadyLine => Output.Split('\n').FirstOrDefault(line => line.StartsWith("ready ", StringComparison.Ordinal));

    void AppendLine(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        var folder = Folder;
        await Wait.UntilAsync("the app host has left nothing behind", () => FindLeftovers(folder) is [], ExitTimeout);
        process.Dispose();
    }
}
