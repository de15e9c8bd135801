using System.Collections.Concurrent;
using System.Diagnostics;

namespace Evolution.Hosting.Native.Tests.Hosts;

/// <summary>An app host as a process of its own: the one in <c>Programs/HostProgram</c>, which was copied beside the tests.</summary>
sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    readonly Process process;
    readonly ConcurrentQueue<string> lines = [];
    readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously), ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HostProcess(string stateFolder, string[] arguments, string? searchPath = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path) is "dotnet" ? path : SearchPath.Find("dotnet")!,
            [Path.Combine(AppContext.BaseDirectory, "HostProgram.dll"), $"--{DistributedApplicationBuilder.StateFolderKey}={stateFolder}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (searchPath is not null) start.Environment["PATH"] = searchPath;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', lines);

    public int Id => process.Id;

    /// <summary>Waits until the host has said something.</summary>
    public Task BegunAsync() => begun.Task.WaitAsync(Limit);

    public Task ReadyAsync() => ready.Task.WaitAsync(Limit);

    public void Send(int signal) => Signals.Send(process.Id, signal);

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Send(Signals.Terminate);
            await EndAsync();
        }
        process.Dispose();
    }

    void Add(string? line)
    {
        if (line is null) return;
        lines.Enqueue(line);
        begun.TrySetResult();
        if (line.Contains("are ready")) ready.TrySetResult();
    }
}
