using System.Diagnostics;
using System.Security.Cryptography;
using Evolution.Control;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>
/// The app host's process. It holds the other end of our pipe as its standard input, so it stops when we do, even when
/// we are killed.
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

    /// <summary>The exit code, once it has ended and its last lines are read.</summary>
    public Task<int> Ended { get; }

    /// <summary>The last lines that it wrote.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (lastLines) return [.. lastLines];
        }
    }

    /// <summary>The built app host.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="project">Its project, by its folder in the repository.</param>
    public static string Assembly(Repository repository, string project = "AppHost") =>
        repository[project, "bin", Repository.Configuration, "net10.0", $"{Path.GetFileName(project)}.dll"];

    /// <summary>The id of its process.</summary>
    public int Id => process.Id;

    /// <summary>Starts the built app host.</summary>
    /// <exception cref="LabException">It is not built.</exception>
    public static HostProcess Start(Repository repository, HostStart start)
    {
        var assembly = Assembly(repository, start.Project);
        if (!File.Exists(assembly)) throw new LabException($"The app host is not built: dotnet build {start.Project} -c {Repository.Configuration}.");
        var control = repository.Folder("control");
        StaleControlFiles.RemoveFrom(control);
        start = start with { Environment = start.Environment.Append(new("Logs__Folder", RunLogs.Folder(repository))).ToDictionary() };
        return Start("dotnet", [assembly, .. start.Arguments, StoreChoice.Option, TopologyArguments.NameOf(start.Stores)], repository["AppHost"], control, start);
    }

    /// <summary>Starts a program that behaves as the app host does.</summary>
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

    /// <summary>Waits until its control server can be reached.</summary>
    /// <exception cref="LabException">It ended instead; its exit code 2 means that its arguments are wrong.</exception>
    /// <exception cref="TimeoutException">It did neither in time.</exception>
    public async Task<ControlAccess> ReachAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (ControlAccess.Read(controlFile) is { } access) return access;
            if (Ended.IsCompleted) throw EndedEarly();
            if (Stopwatch.GetElapsedTime(started) > ReachLimit)
                throw new TimeoutException($"Waited {ReachLimit.TotalSeconds:0} s for the host's control server.{Words}");
            await Task.WhenAny(Ended, Task.Delay(Pause, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>That it ended when it should not have.</summary>
    public LabException EndedEarly()
    {
        var code = Ended.Result;
        return new(code is ExitCodes.Usage && LastLines is [var line] ? line : $"The host ended with exit code {code}.{Words}", code is ExitCodes.Usage ? ExitCodes.Usage : ExitCodes.Failure);
    }

    /// <summary>Lets it stop everything it runs; kills it where it takes too long or the user insists. Returns when nothing of it is left.</summary>
    /// <returns>Whether it stopped by itself and left nothing.</returns>
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

    /// <summary>Removes the volumes of the stores, which a host that was killed could not do.</summary>
    static async Task RemoveVolumesAsync()
    {
        try
        {
            if ((await StoreChoice.DecideAsync(StoreKind.Containers)).Engine is { } engine) await new ContainerCleanup(engine).RemoveVolumesAsync();
        }
        catch (ArgumentException)
        {
            // There is no engine any more, and so no volume.
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

    /// <summary>Its last lines, unless somebody has read them already.</summary>
    string Words => start.OnLine is null && LastLines is [_, ..] ? $" Its last lines:\n{string.Join('\n', LastLines)}" : "";

    async Task<int> WaitForEndAsync(params Task[] reading)
    {
        await process.WaitForExitAsync();
        // Something that it left behind may hold the other end of the pipe.
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
