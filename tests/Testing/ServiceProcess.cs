using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Evolution.Testing;

/// <summary>A service of the shop that runs in a process of its own, as it does in a topology, so that a test can see it die.</summary>
public sealed partial class ServiceProcess : IAsyncDisposable
{
    readonly Process process;
    readonly ConcurrentQueue<string> lines = [];
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServiceProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lines.Enqueue(line.Data);
            if (ListeningOn().Match(line.Data) is { Success: true } address) listening.TrySetResult(new(address.Groups[1].Value));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Calls it.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>What it has written to its log so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The most memory that it had at any time, in bytes, as the operating system counts it.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a service and waits until it can do its work.</summary>
    /// <param name="assembly">Its built assembly.</param>
    /// <param name="settings">What the app host would set in its environment, such as <c>ConnectionStrings:database</c>.</param>
    public static async Task<ServiceProcess> StartAsync(string assembly, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(Dotnet, [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var service = new ServiceProcess(new() { StartInfo = start });
        service.Http.BaseAddress = await service.listening.Task.LimitAsync($"{Path.GetFileName(assembly)} listens");
        await Eventually.HoldsAsync($"{Path.GetFileName(assembly)} is healthy", async () => (await service.Http.GetAsync("/health")).StatusCode is HttpStatusCode.OK);
        return service;
    }

    /// <summary>The number of the process.</summary>
    public int Id => process.Id;

    /// <summary>How much memory it has, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Lets it do nothing from now on, without its knowing.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on where it was.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Asks it to end in good order.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().LimitAsync("the process ends");
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync().LimitAsync("the process ends");
        process.Dispose();
    }

    async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync().LimitAsync($"SIG{signal} is sent");
    }

    /// <summary>The runtime's folder is <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>.</summary>
    static string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningOn();
}
