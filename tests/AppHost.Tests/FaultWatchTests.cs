using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>Injected faults become known, also those that no command has injected.</summary>
public sealed class FaultWatchTests : IAsyncLifetime
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly TopologyModel model = new("--phase", "1");
    string? injected;
    DistributedApplication application = null!;
    ResourceDirectory directory = null!;
    FaultWatch watch = null!;

    ResourceNotificationService Notifications => application.Services.GetRequiredService<ResourceNotificationService>();

    public async ValueTask InitializeAsync()
    {
        application = model.Build();
        var resources = application.Services.GetRequiredService<DistributedApplicationModel>().Resources.ToArray();
        // Nothing is started that could be asked: the test answers for the service.
        model["orders"].Annotations.Add(new FaultProbeAnnotation(model["orders"], _ => Task.FromResult(injected)));
        directory = new ResourceDirectory(resources, Notifications);
        watch = new FaultWatch(resources, directory, Notifications);
        await directory.StartAsync(default);
        await Notifications.PublishUpdateAsync(model["orders"], snapshot => snapshot with { State = KnownResourceStates.Running });
        await watch.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(default);
        await directory.StopAsync(default);
        await application.DisposeAsync();
    }

    [Fact]
    public async Task What_an_experiment_injects_is_seen_and_heals_away_without_a_command()
    {
        injected = "answers nothing";
        (await SeenAsync("answers nothing")).Commands.Single(command => command.Name is "heal").State.ShouldBe(ResourceCommandState.Enabled);

        injected = null;
        (await SeenAsync(null)).Commands.Single(command => command.Name is "heal").State.ShouldBe(ResourceCommandState.Disabled);
    }

    [Fact]
    public async Task What_was_injected_into_a_process_ends_with_it()
    {
        injected = "answers nothing";
        await SeenAsync("answers nothing");

        await Notifications.PublishUpdateAsync(model["orders"], snapshot => snapshot with { State = KnownResourceStates.Exited });

        await SeenAsync(null);
    }

    async Task<CustomResourceSnapshot> SeenAsync(string? fault) =>
        (await Notifications.WaitForResourceAsync("orders", change => InjectedFault.In(change.Snapshot) == fault).WaitAsync(Limit)).Snapshot;
}
