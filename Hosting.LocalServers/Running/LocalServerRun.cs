using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>
/// One run of an app host: the folder of its servers, and a process that removes whatever is left of them when the app host has ended,
/// however it ended.
/// </summary>
sealed class LocalServerRun : IHostedLifecycleService, IDisposable
{
    /// <summary>The configuration key of the folder in which runs have their folders; the folder for temporary files by default.</summary>
    public const string FolderKey = "LocalServers:Folder";

    // Aspire's orchestrator gives a process 6 s to end before it kills it.
    static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(15);

    readonly Lock gate = new();
    readonly ConcurrentDictionary<LocalServerResource, LocalServerProgram> programs = [];
    readonly IDistributedApplicationBuilder builder;
    Process? cleaner;

    LocalServerRun(IDistributedApplicationBuilder builder) => this.builder = builder;

    /// <summary>The run of the app host that is being built.</summary>
    public static LocalServerRun Of(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Select(service => service.ImplementationInstance).OfType<LocalServerRun>().FirstOrDefault() is { } known) return known;
        var run = new LocalServerRun(builder);
        builder.Services.AddSingleton(run);
        builder.Services.AddSingleton<IHostedService>(_ => run);
        builder.Services.AddHostedService<PostgresShutdown>();
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) => run.CheckInstallations());
        return run;
    }

    /// <summary>The folder. Its parent is one that every user can enter where servers run as another user than this host.</summary>
    public string Folder => field ??= Path.Combine(ServerUser.ReachableFolder(builder.Configuration[FolderKey]), $"evolution-servers-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public void Add(LocalServerResource resource, LocalServerProgram program) => programs.TryAdd(resource, program);

    /// <summary>Makes the folder and starts the process that cleans up, unless that is done.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (cleaner is not null) return;
            ServerUser.MakeFolder(Folder, canBePassed: true);
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("clean-up.sh")!);
            cleaner = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", reader.ReadToEnd(), "clean-up", Folder]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes after the orchestrator was told to stop everything, and waits until nothing is left.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (cleaner is null) return;
        cleaner.StandardInput.Close();
        await cleaner.WaitForExitAsync(CancellationToken.None).WaitAsync(CleanUpLimit, CancellationToken.None);
    }

    public void Dispose()
    {
        // The end of its input is its signal, also where the host was never stopped in order.
        cleaner?.StandardInput.Close();
        cleaner?.Dispose();
    }

    /// <summary>Finds out what is missing before anything is started, and names all of it at once.</summary>
    Task CheckInstallations()
    {
        string[] missing = [.. programs.Values.Select(program => program.Package).Distinct().Where(package => package.Find() is null).Select(package => package.Advice)];
        return missing is [] ? Task.CompletedTask : throw new DistributedApplicationException(string.Join(Environment.NewLine, missing));
    }
}
