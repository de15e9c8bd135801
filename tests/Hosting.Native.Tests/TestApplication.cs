using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native.Tests;

/// <summary>An application for one test, stopped at its end.</summary>
sealed class TestApplication : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    DistributedApplication? application;

    public TestApplication(string? stateFolder = null)
    {
        StateFolder = stateFolder ?? TestFolders.Shared;
        Builder = DistributedApplication.CreateBuilder([$"--{DistributedApplicationBuilder.StateFolderKey}={StateFolder}"]);
        Builder.Services.AddLogging(logging => logging.ClearProviders());
    }

    public IDistributedApplicationBuilder Builder { get; }

    public string StateFolder { get; }

    public DistributedApplication Application => application ??= Builder.Build();

    public HostRun Run => Application.Services.GetRequiredService<HostRun>();

    public Task StartAsync() => Application.StartAsync().WaitAsync(Limit);

    public Task StopAsync() => Application.StopAsync().WaitAsync(Limit);

    /// <summary>Starts the application and waits until these resources are healthy.</summary>
    public async Task StartAsync(params IResource[] awaited)
    {
        await StartAsync();
        foreach (var resource in awaited) await HealthyAsync(resource);
    }

    public Task<ResourceEvent> HealthyAsync(IResource resource) =>
        Application.ResourceNotifications.WaitForResourceHealthyAsync(resource.Name).WaitAsync(Limit);

    public Task<ResourceEvent> WaitAsync(IResource resource, string state) =>
        Application.ResourceNotifications.WaitForResourceAsync(resource.Name, change => change.Snapshot.State?.Text == state).WaitAsync(Limit);

    public async Task CommandAsync(IResource resource, string command)
    {
        var result = await Application.ResourceCommands.ExecuteCommandAsync(resource, command).WaitAsync(Limit);
        result.Success.ShouldBeTrue(result.Message);
    }

    public int ProcessOf(IResource resource)
    {
        Application.ResourceNotifications.TryGetCurrentState(resource.Name, out var current).ShouldBeTrue();
        return current!.Snapshot.Properties.Single(property => property.Name is "executable.pid").Value.ShouldBeOfType<int>();
    }

    public async Task<string> LogOfAsync(IResource resource)
    {
        var lines = new List<string>();
        await foreach (var batch in Application.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(resource)) lines.AddRange(batch.Select(line => line.Content));
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync() => await Application.DisposeAsync();
}
