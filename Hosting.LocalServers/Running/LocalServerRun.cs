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
/// One run of an app host: the folder of its servers, and a process that removes whatever is left of them when the app host has ended,
/// however it ended.
/// </summary>
sealed class LocalServerRun : IHostedLifecycleService, IDisposable
{
    /// <summary>The configuration key of the folder in which runs have their folders; the folder for temporary files by default.</summary>
    public const string FolderKey = "LocalServers:Folder";

    // The orchestrator gives a process 6 s to end before it kills it.
    static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    readonly ConcurrentDictionary<IResource, LocalServerProgram> programs = [];
    readonly Dictionary<string, FileStream> claims = [];
    readonly HashSet<string> postgresPidFiles = [];
    readonly string? configuredFolder;
    ILogger? logger;
    Process? cleaner;

    LocalServerRun(string? configuredFolder) => this.configuredFolder = configuredFolder;

    /// <summary>The run of the app host that is being built.</summary>
    public static LocalServerRun Of(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Select(service => service.ImplementationInstance).OfType<LocalServerRun>().FirstOrDefault() is { } known) return known;
        var run = new LocalServerRun(builder.Configuration[FolderKey]);
        builder.Services.AddSingleton(run);
        builder.Services.AddHostedService(services =>
        {
            run.logger = services.GetRequiredService<ILogger<LocalServerRun>>();
            return run;
        });
        builder.Services.AddHostedService<PostgresShutdown>().AddHostedService<OrphanedBackends>();
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) =>
        {
            if (builder.ExecutionContext.IsRunMode) run.CheckInstallations();
            return Task.CompletedTask;
        });
        return run;
    }

    /// <summary>The folder, without symbolic links. Its parent is one that the user whom PostgreSQL runs as can enter.</summary>
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

    /// <summary>The program of a resource; null where the resource is no local server.</summary>
    public LocalServerProgram? ProgramOf(IResource resource) => programs.GetValueOrDefault(resource);

    /// <summary>All programs.</summary>
    public IEnumerable<LocalServerProgram> Programs => programs.Values;

    /// <summary>Creates the folder and starts the process that cleans up, unless that is done.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (cleaner is not null) return;
            PrivateFolder.CreatePassable(Folder);
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("clean-up.sh")!);
            cleaner = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", reader.ReadToEnd(), "clean-up", Folder]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        }
    }

    /// <summary>Keeps other app hosts from using a data folder for as long as this one runs.</summary>
    /// <exception cref="DistributedApplicationException">Another app host uses it.</exception>
    public void Claim(string dataFolder)
    {
        lock (gate)
        {
            if (claims.ContainsKey(dataFolder)) return;
            try
            {
                claims.Add(dataFolder, new FileStream(Path.Combine(dataFolder, "app-host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException used)
            {
                throw new DistributedApplicationException($"Another app host uses the data folder {dataFolder}. Stop it, or choose another folder.", used);
            }
        }
    }

    /// <summary>Has a PostgreSQL server ended with the app host. It works in its data folder, where the process that cleans up does not look.</summary>
    public void EndWithHost(PidFile postgres)
    {
        lock (gate)
        {
            if (postgresPidFiles.Add(postgres.Path)) cleaner!.StandardInput.WriteLine(postgres.Path);
            cleaner!.StandardInput.Flush();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the orchestrator has stopped everything, and waits until nothing is left.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (cleaner is null) return;
        cleaner.StandardInput.Close();
        try
        {
            await cleaner.WaitForExitAsync(CancellationToken.None).WaitAsync(CleanUpLimit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            logger?.LogWarning("The servers did not end within {Seconds} s. Process {Process} goes on to remove {Folder}.", CleanUpLimit.TotalSeconds, cleaner.Id, Folder);
        }
    }

    public void Dispose()
    {
        // The end of its input is its signal, also where the host was never stopped in order.
        cleaner?.StandardInput.Close();
        cleaner?.Dispose();
        foreach (var claim in claims.Values) claim.Dispose();
    }

    /// <summary>Finds out what is missing before anything is started, and names all of it at once.</summary>
    void CheckInstallations()
    {
        string[] missing = [.. programs.Values.Select(program => program.Package).Distinct().Where(package => package.Find() is null).Select(package => package.Advice).Order()];
        if (missing is [_, ..]) throw new DistributedApplicationException(string.Join(Environment.NewLine, missing));
    }
}
