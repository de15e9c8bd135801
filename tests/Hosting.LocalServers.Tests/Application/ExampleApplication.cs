using System.Globalization;
using Aspire.Hosting.Testing;
using Evolution.Hosting.LocalServers.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.LocalServers.Tests.Application;

/// <summary>The running example app host, shared by the tests of its collection, with two additional database resources for the same database.</summary>
public sealed class ExampleApplication : IAsyncLifetime
{
    public const string SharedDatabase = "common";

    static readonly TimeSpan StartupTimeout = TimeSpan.FromSeconds(120), StateTimeout = TimeSpan.FromSeconds(60);

    public DistributedApplication Application { get; private set; } = null!;

    public ResourceNotificationService Notifications => Application.ResourceNotifications;

    /// <summary>The folder of the run.</summary>
    public string Folder => Application.Services.GetRequiredService<LocalServerRun>().Folder;

    public async ValueTask InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ExampleAppHost>();
        var postgres = builder.CreateResourceBuilder<PostgresExecutableResource>("postgres");
        postgres.AddDatabase("orders", SharedDatabase);
        postgres.AddDatabase("inventory", SharedDatabase);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        Application = await builder.BuildAsync();
        await Application.StartAsync().WaitAsync(StartupTimeout);
        await WaitUntilHealthyAsync("echo");
        await WaitUntilHealthyAsync("inventory");
    }

    public async ValueTask DisposeAsync()
    {
        await Application.StopAsync();
        await Application.DisposeAsync();
    }

    public T GetResource<T>(string name) where T : IResource => Application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<T>().Single(resource => resource.Name == name);

    public async Task<string> GetConnectionStringAsync(string name) => (await Application.GetConnectionStringAsync(name))!;

    public async Task<string> GetPasswordAsync(string server) => (await GetResource<LocalServerResource>(server).PasswordParameter.GetValueAsync(default))!;

    /// <summary>Waits until a resource runs and is healthy.</summary>
    public Task WaitUntilHealthyAsync(string name) => WaitAsync(name, "healthy", change => change.Snapshot.State?.Text == KnownResourceStates.Running && change.Snapshot.HealthStatus is HealthStatus.Healthy);

    /// <summary>Waits until a resource has exited.</summary>
    public Task WaitUntilExitedAsync(string name) => WaitAsync(name, "in a terminal state", change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text));

    /// <summary>Returns the id of a server's main process.</summary>
    public int GetProcessId(string name)
    {
        Notifications.TryGetCurrentState(name, out var current).ShouldBeTrue();
        return Convert.ToInt32(current!.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Kills a server, and waits until the orchestrator has detected it.</summary>
    /// <param name="name">The server.</param>
    /// <param name="wholeTree">Whether the descendants of its main process are killed too.</param>
    public async Task KillAsync(string name, bool wholeTree)
    {
        var mainProcess = GetProcessId(name);
        foreach (var process in wholeTree ? ServerProcesses.GetTree(mainProcess) : [mainProcess]) Signals.Send(process, Signals.Kill);
        await WaitUntilExitedAsync(name);
    }

    /// <summary>Runs a resource command, such as <c>start</c>.</summary>
    public async Task RunCommandAsync(string name, string command)
    {
        var result = await Application.ResourceCommands.ExecuteCommandAsync(name, command).WaitAsync(StateTimeout);
        result.Success.ShouldBeTrue($"{command} {name}: {result.Message}");
    }

    /// <summary>Returns the complete log of a resource.</summary>
    public async Task<string> GetLogAsync(string name)
    {
        var text = new List<string>();
        await foreach (var lines in Application.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(GetResource<IResource>(name))) text.AddRange(lines.Select(line => line.Content));
        return string.Join('\n', text);
    }

    async Task WaitAsync(string name, string description, Func<ResourceEvent, bool> condition)
    {
        using var cancellation = new CancellationTokenSource(StateTimeout);
        try
        {
            await Notifications.WaitForResourceAsync(name, condition, cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Notifications.TryGetCurrentState(name, out var last);
            throw new TimeoutException($"Waited {StateTimeout.TotalSeconds:0} s until {name} was {description}; it is {last?.Snapshot.State?.Text}, {last?.Snapshot.HealthStatus}.");
        }
    }
}

/// <summary>The tests that share the example's app host.</summary>
[CollectionDefinition]
public sealed class ExampleCollection : ICollectionFixture<ExampleApplication>;
