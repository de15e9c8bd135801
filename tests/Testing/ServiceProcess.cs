using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Evolution.Testing;

/// <summary>A service of the shop in a separate process, as in a topology, so that a test can stop or kill it.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> lines = [];
    readonly TaskCompletionSource<Uri> listeningAddress = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServiceProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lines.Enqueue(line.Data);
            if (ListeningPattern().Match(line.Data) is { Success: true } address) listeningAddress.TrySetResult(new(address.Groups[1].Value));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A client with the service's base address.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The log lines so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The peak working set, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a service and waits until it is healthy.</summary>
    /// <param name="assembly">The path of the service's assembly.</param>
    /// <param name="settings">The settings that the app host would pass in its environment, such as <c>ConnectionStrings:database</c>.</param>
    public static async Task<ServiceProcess> StartAsync(string assembly, IEnumerable<(string Name, string Value)> settings)
    {
        var startInfo = new ProcessStartInfo(Dotnet, [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Tests with faults count and hold the requests that a service sends. A test can enable the warm-up.
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["WarmUp__Enabled"] = "false" },
        };
        foreach (var (name, value) in settings) startInfo.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var service = new ServiceProcess(new() { StartInfo = startInfo });
        service.Http.BaseAddress = await service.listeningAddress.Task.WithTimeoutAsync($"{Path.GetFileName(assembly)} listens");
        await Wait.UntilAsync($"{Path.GetFileName(assembly)} is healthy", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
        return service;
    }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    /// <summary>The working set, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Suspends the process (SIGSTOP).</summary>
    public Task PauseAsync() => SendSignalAsync("STOP");

    /// <summary>Resumes the process (SIGCONT).</summary>
    public Task ResumeAsync() => SendSignalAsync("CONT");

    /// <summary>Requests a graceful shutdown (SIGTERM).</summary>
    public Task TerminateAsync() => SendSignalAsync("TERM");

    /// <summary>Waits until the process has exited.</summary>
    /// <returns>The exit code; 128 plus the signal number if a signal terminated the process.</returns>
    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().WithTimeoutAsync("the process exits");
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync().WithTimeoutAsync("the process exits");
        process.Dispose();
    }

    async Task SendSignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync().WithTimeoutAsync($"SIG{signal} is sent");
    }

    /// <summary>The path of the <c>dotnet</c> executable, derived from the runtime's folder, <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>.</summary>
    static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningPattern();
}
