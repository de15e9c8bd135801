using System.Diagnostics;
using System.Security.Cryptography;
using Evolution.Control;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>
/// The process of the app host. Its standard input is a pipe from the current process, so the host stops when the current process ends,
/// even if that process is killed.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(60);
    static readonly TimeSpan CleanupTimeout = TimeSpan.FromSeconds(15);
    const int MaxLogLines = 40;

    readonly Queue<string> lastLines = [];
    readonly Process process;
    readonly HostStartOptions options;
    readonly string controlFile;

    HostProcess(Process process, HostStartOptions options, string controlFile)
    {
        (this.process, this.options, this.controlFile) = (process, options, controlFile);
        Completion = WaitForExitAsync(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Completes with the exit code when the process has exited and its last output has been read.</summary>
    public Task<int> Completion { get; }

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
    public static string GetAssemblyPath(Repository repository, string project = "AppHost") =>
        repository[project, "bin", Repository.Configuration, "net10.0", $"{Path.GetFileName(project)}.dll"];

    /// <summary>The process ID.</summary>
    public int Id => process.Id;

    /// <summary>Starts the built app host.</summary>
    /// <exception cref="LabException">The app host is not built.</exception>
    public static HostProcess Start(Repository repository, HostStartOptions options)
    {
        var assembly = GetAssemblyPath(repository, options.Project);
        if (!File.Exists(assembly)) throw new LabException($"The app host is not built. Run: dotnet build {options.Project} -c {Repository.Configuration}");
        var control = repository.EnsureFolder("control");
        StaleControlFiles.RemoveFrom(control);
        options = options with { Environment = options.Environment.Append(new("Logs__Folder", RunLogs.GetFolderForNewRun(repository))).ToDictionary() };
        return Start("dotnet", [assembly, .. options.Arguments, StoreChoice.Option, TopologyArguments.GetName(options.Stores)], repository["AppHost"], control, options);
    }

    /// <summary>Starts a program that behaves like the app host.</summary>
    internal static HostProcess Start(string program, IReadOnlyList<string> arguments, string folder, string controlFolder, HostStartOptions options)
    {
        var controlFile = Path.Combine(controlFolder, $"{Path.GetRandomFileName()}.json");
        var startInfo = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        InheritedVariables.Filter(startInfo.Environment, InheritedVariables.IsPassedToProgram);
        foreach (var (name, value) in options.Environment) startInfo.Environment[name] = value;
        startInfo.Environment["Control__File"] = controlFile;
        startInfo.Environment["Control__Token"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        startInfo.Environment["Control__StopWithInput"] = "true";
        startInfo.Environment["Board__Enabled"] = startInfo.Environment["Dashboard__Enabled"] = options.EnableBoardAndDashboard ? "true" : "false";
        startInfo.Environment["DOTNET_ENVIRONMENT"] = "Development";
        startInfo.Environment["Logging__LogLevel__Default"] = "Warning";
        return new(Process.Start(startInfo)!, options, controlFile);
    }

    /// <summary>Waits until the control server is reachable.</summary>
    /// <exception cref="LabException">The process exited first; exit code 2 means that its arguments are invalid.</exception>
    /// <exception cref="TimeoutException">The control server was not reachable in time.</exception>
    public async Task<ControlConnectionInfo> WaitForControlServerAsync(CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            if (ControlConnectionInfo.Read(controlFile) is { } connection) return connection;
            if (Completion.IsCompleted) throw CreateExitException();
            if (Stopwatch.GetElapsedTime(startedAt) > ConnectTimeout)
                throw new TimeoutException($"The host's control server was not available within {ConnectTimeout.TotalSeconds:0} s.{OutputExcerpt}");
            await Task.WhenAny(Completion, Task.Delay(PollInterval, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Creates the exception for a process that exited unexpectedly.</summary>
    public LabException CreateExitException()
    {
        var code = Completion.Result;
        return new(code is ExitCodes.Usage && LastLines is [var line] ? line : $"The host stopped with exit code {code}.{OutputExcerpt}", code is ExitCodes.Usage ? ExitCodes.Usage : ExitCodes.Failure);
    }

    /// <summary>Stops the process and everything that it runs, and kills it on a timeout or when a forced stop is requested. Returns when all of its processes have exited.</summary>
    /// <returns>Whether it stopped gracefully and left no processes behind.</returns>
    public async Task<bool> StopAsync()
    {
        var orchestratorProcesses = OrchestratorProcesses.Of(process.Id);
        try
        {
            var isGraceful = await ShutDownAsync();
            await orchestratorProcesses.WaitForExitAsync(CleanupTimeout, CancellationToken.None);
            if (options.Stores is StoreKind.Containers && process.ExitCode is not 0) await RemoveVolumesAsync();
            return isGraceful;
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

    async Task<bool> ShutDownAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(options.ForcedStopToken);
        timeout.CancelAfter(options.StopTimeout);
        try
        {
            process.StandardInput.Close();
            await Completion.WaitAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await Completion;
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
    string OutputExcerpt => options.OnLine is null && LastLines is [_, ..] ? $" Last output:\n{string.Join('\n', LastLines)}" : "";

    async Task<int> WaitForExitAsync(params Task[] readTasks)
    {
        await process.WaitForExitAsync();
        // A child process of the host may keep the pipe open.
        await Task.WhenAny(Task.WhenAll(readTasks), Task.Delay(TimeSpan.FromSeconds(1)));
        return process.ExitCode;
    }

    async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lastLines)
            {
                lastLines.Enqueue(line);
                if (lastLines.Count > MaxLogLines) lastLines.Dequeue();
            }
            options.OnLine?.Invoke(line);
        }
    }
}
