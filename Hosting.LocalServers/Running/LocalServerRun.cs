using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using Evolution.Hosting.LocalServers.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>
/// One run of an app host: the folder of its servers, and a process that stops the remaining servers and removes the folder after the app
/// host has exited, even if it was killed.
/// </summary>
sealed partial class LocalServerRun : IHostedLifecycleService, IDisposable
{
    /// <summary>The configuration key of the parent folder of the runs' folders; by default the folder for temporary files.</summary>
    public const string FolderKey = "LocalServers:Folder";

    // The orchestrator waits 6 s for a process to end before it kills it.
    static readonly TimeSpan CleanupTimeout = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    readonly ConcurrentDictionary<IResource, LocalServerProgram> programs = [];
    readonly Dictionary<string, FileStream> dataFolderLocks = [];
    readonly HashSet<string> postgresPidFiles = [];
    readonly string? configuredFolder;
    ILogger? logger;
    Process? cleanupProcess;

    LocalServerRun(string? configuredFolder) => this.configuredFolder = configuredFolder;

    /// <summary>Returns the run of the app host that is being built, and registers it on the first call.</summary>
    public static LocalServerRun GetOrCreate(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Select(service => service.ImplementationInstance).OfType<LocalServerRun>().FirstOrDefault() is { } existing) return existing;
        var run = new LocalServerRun(builder.Configuration[FolderKey]);
        builder.Services.AddSingleton(run);
        builder.Services.AddHostedService(services =>
        {
            run.logger = services.GetRequiredService<ILogger<LocalServerRun>>();
            return run;
        });
        builder.Services.AddHostedService<PostgresShutdown>().AddHostedService<OrphanedBackendCleaner>();
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            if (builder.ExecutionContext.IsRunMode) run.CheckInstallations();
            return Task.CompletedTask;
        });
        return run;
    }

    /// <summary>The folder of the run, without symbolic links. The user that PostgreSQL runs as can enter its parent.</summary>
    public string Folder => field ??= Path.Combine(PrivateFolder.Resolve(Parent), $"evolution-servers-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    string Parent
    {
        get
        {
            if (string.IsNullOrEmpty(configuredFolder)) return ServerUser.TemporaryFolder;
            var folder = Path.GetFullPath(configuredFolder);
            ServerUser.CheckCanEnter(folder);
            return folder;
        }
    }

    public void Add(LocalServerResource resource, LocalServerProgram program) => programs.TryAdd(resource, program);

    /// <summary>Returns the program of a resource; null if the resource is not a local server.</summary>
    public LocalServerProgram? FindProgram(IResource resource) => programs.GetValueOrDefault(resource);

    /// <summary>The programs of all local servers.</summary>
    public IEnumerable<LocalServerProgram> Programs => programs.Values;

    /// <summary>Creates the folder and starts the cleanup process on the first call.</summary>
    public void EnsureStarted()
    {
        lock (gate)
        {
            if (cleanupProcess is not null) return;
            PrivateFolder.CreateTraversable(Folder);
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("clean-up.sh")!);
            cleanupProcess = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", reader.ReadToEnd(), "clean-up", Folder]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        }
    }

    /// <summary>Locks a data folder against use by other app hosts while this one is running.</summary>
    /// <exception cref="DistributedApplicationException">Another app host uses the folder.</exception>
    public void LockDataFolder(string dataFolder)
    {
        lock (gate)
        {
            if (dataFolderLocks.ContainsKey(dataFolder)) return;
            try
            {
                dataFolderLocks.Add(dataFolder, new FileStream(Path.Combine(dataFolder, "app-host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception)
            {
                throw new DistributedApplicationException($"Another app host uses the data folder {dataFolder}. Stop it, or choose another folder.", exception);
            }
        }
    }

    /// <summary>Registers a PostgreSQL server with the cleanup process. Its working folder is its data folder, which the cleanup process does not search.</summary>
    public void RegisterForCleanup(PidFile postgres)
    {
        lock (gate)
        {
            if (postgresPidFiles.Add(postgres.Path)) cleanupProcess!.StandardInput.WriteLine(postgres.Path);
            cleanupProcess!.StandardInput.Flush();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for the cleanup process, after the orchestrator has stopped all resources.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (cleanupProcess is null) return;
        cleanupProcess.StandardInput.Close();
        try
        {
            await cleanupProcess.WaitForExitAsync(CancellationToken.None).WaitAsync(CleanupTimeout, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            if (logger is not null) LogCleanupTimeout(logger, CleanupTimeout.TotalSeconds, cleanupProcess.Id, Folder);
        }
    }

    public void Dispose()
    {
        // Closing its input triggers the cleanup, even if the host was not stopped gracefully.
        cleanupProcess?.StandardInput.Close();
        cleanupProcess?.Dispose();
        foreach (var dataFolderLock in dataFolderLocks.Values) dataFolderLock.Dispose();
    }

    /// <summary>Checks that all servers are installed before any resource starts, and reports all missing ones together.</summary>
    void CheckInstallations()
    {
        string[] missing = [.. programs.Values.Select(program => program.Package).Distinct().Where(package => package.Find() is null).Select(package => package.InstallHint).Order()];
        if (missing is [_, ..]) throw new DistributedApplicationException(string.Join(Environment.NewLine, missing));
    }

    [LoggerMessage(LogLevel.Warning, "The servers did not end within {Seconds} s. Process {Process} continues to remove {Folder}.")]
    static partial void LogCleanupTimeout(ILogger logger, double seconds, int process, string folder);
}
