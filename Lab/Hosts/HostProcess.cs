using System.Diagnostics;
using System.Security.Cryptography;
using Evolution.Control;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>
/// The process of the app host. Its standard input is a pipe from this process, so it stops when this process ends, even if this process
/// is killed.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan ReachLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(15);
    const int KeptLines = 40;

    readonly Queue<string> lastLines = [];
    readonly Process process;
    readonly HostStart start;
    readonly string controlFile;

    HostProcess(Process process, HostStart start, string controlFile)
    {
        (this.process, this.start, this.controlFile) = (process, start, controlFile);
        Ended = WaitForEndAsync(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>The exit code, available once the process has ended and its last lines have been read.</summary>
    public Task<int> Ended { get; }

    /// <summary>The last lines of its output.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (lastLines) return [.. lastLines];
        }
    }

    /// <summary>Returns the path of the built app host.</summary>
    /// <param name="repository">The repository that contains it.</param>
    /// <param name="project">The app host's project, as a folder in the repository.</param>
    public static string Assembly(Repository repository, string project = "AppHost") =>
        repository[project, "bin", Repository.Configuration, "net10.0", $"{Path.GetFileName(project)}.dll"];

    /// <summary>The process ID.</summary>
    public int Id => process.Id;

    /// <summary>Starts the built app host.</summary>
    /// <exception cref="LabException">The app host is not built.</exception>
    public static HostProcess Start(Repository repository, HostStart start)
    {
        var assembly = Assembly(repository, start.Project);
        if (!File.Exists(assembly)) throw new LabException($"The app host is not built: dotnet build {start.Project} -c {Repository.Configuration}.");
        var control = repository.Folder("control");
        StaleControlFiles.RemoveFrom(control);
        start = start with { Environment = start.Environment.Append(new("Logs__Folder", RunLogs.Folder(repository))).ToDictionary() };
        return Start("dotnet", [assembly, .. start.Arguments, StoreChoice.Option, TopologyArguments.NameOf(start.Stores)], repository["AppHost"], control, start);
    }

    /// <summary>Starts a program that behaves like the app host.</summary>
    internal static HostProcess Start(string program, IReadOnlyList<string> arguments, string folder, string controlFolder, HostStart start)
    {
        var controlFile = Path.Combine(controlFolder, $"{Path.GetRandomFileName()}.json");
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        InheritedVariables.Filter(info.Environment, InheritedVariables.ReachProgram);
        foreach (var (name, value) in start.Environment) info.Environment[name] = value;
        info.Environment["Control__File"] = controlFile;
        info.Environment["Control__Token"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        info.Environment["Control__StopWithInput"] = "true";
        info.Environment["Board__Enabled"] = info.Environment["Dashboard__Enabled"] = start.WithPages ? "true" : "false";
        info.Environment["DOTNET_ENVIRONMENT"] = "Development";
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        return new(Process.Start(info)!, start, controlFile);
    }

    /// <summary>Waits until its control server is reachable.</summary>
    /// <exception cref="LabException">The process ended first; exit code 2 means that its arguments are invalid.</exception>
    /// <exception cref="TimeoutException">The control server was not reachable in time.</exception>
    public async Task<ControlAccess> ReachAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (ControlAccess.Read(controlFile) is { } access) return access;
            if (Ended.IsCompleted) throw EndedEarly();
            if (Stopwatch.GetElapsedTime(started) > ReachLimit)
                throw new TimeoutException($"Waited {ReachLimit.TotalSeconds:0} s for the host's control server.{Words}");
            await Task.WhenAny(Ended, Task.Delay(Pause, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Creates the exception for a process that ended unexpectedly.</summary>
    public LabException EndedEarly()
    {
        var code = Ended.Result;
        return new(code is ExitCodes.Usage && LastLines is [var line] ? line : $"The host ended with exit code {code}.{Words}", code is ExitCodes.Usage ? ExitCodes.Usage : ExitCodes.Failure);
    }

    /// <summary>Stops the process and everything that it runs; kills it if that takes too long or the user insists. Returns when none of its processes is left.</summary>
    /// <returns>Whether it stopped by itself and left nothing behind.</returns>
    public async Task<bool> StopAsync()
    {
        var orchestrator = Orchestrator.Of(process.Id);
        try
        {
            var inTime = await EndAsync();
            await orchestrator.AwaitEndAsync(CleanUpLimit, CancellationToken.None);
            if (start.Stores is StoreKind.Containers && process.ExitCode is not 0) await RemoveVolumesAsync();
            return inTime;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Removes the volumes of the stores, which a killed host could not remove itself.</summary>
    static async Task RemoveVolumesAsync()
    {
        try
        {
            if ((await StoreChoice.DecideAsync(StoreKind.Containers)).Engine is { } engine) await new ContainerCleanup(engine).RemoveVolumesAsync();
        }
        catch (ArgumentException)
        {
            // Without a container engine, there are no volumes.
        }
    }

    async Task<bool> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(start.Forced);
        limit.CancelAfter(start.StopLimit);
        try
        {
            process.StandardInput.Close();
            await Ended.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await Ended;
            return false;
        }
        finally
        {
            File.Delete(controlFile);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    /// <summary>The last lines for an error message; empty if they were already reported.</summary>
    string Words => start.OnLine is null && LastLines is [_, ..] ? $" Its last lines:\n{string.Join('\n', LastLines)}" : "";

    async Task<int> WaitForEndAsync(params Task[] reading)
    {
        await process.WaitForExitAsync();
        // A process that it left behind may hold the other end of the pipe.
        await Task.WhenAny(Task.WhenAll(reading), Task.Delay(TimeSpan.FromSeconds(1)));
        return process.ExitCode;
    }

    async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lastLines)
            {
                lastLines.Enqueue(line);
                if (lastLines.Count > KeptLines) lastLines.Dequeue();
            }
            start.OnLine?.Invoke(line);
        }
    }
}
