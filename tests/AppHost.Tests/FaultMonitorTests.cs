using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>Injected faults are detected, including those that no command has injected.</summary>
public sealed class FaultMonitorTests : IAsyncLifetime
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly TopologyModel model = new("--phase", "1");
    string? injectedFault;
    DistributedApplication application = null!;
    ResourceDirectory directory = null!;
    FaultMonitor monitor = null!;

    ResourceNotificationService Notifications => application.Services.GetRequiredService<ResourceNotificationService>();

    public async ValueTask InitializeAsync()
    {
        application = model.Build();
        var resources = application.Services.GetRequiredService<DistributedApplicationModel>().Resources.ToArray();
        // No service is started: the test provides the result of the probe.
        model["orders"].Annotations.Add(new FaultProbeAnnotation(model["orders"], _ => Task.FromResult(injectedFault)));
        directory = new ResourceDirectory(resources, Notifications);
        monitor = new FaultMonitor(resources, directory, Notifications);
        await directory.StartAsync(default);
        await Notifications.PublishUpdateAsync(model["orders"], snapshot => snapshot with { State = KnownResourceStates.Running });
        await monitor.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await monitor.StopAsync(default);
        await directory.StopAsync(default);
        await application.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_injected_without_a_command_is_detected_and_so_is_its_end()
    {
        injectedFault = "does not respond";
        (await WaitForFaultAsync("does not respond")).Commands.Single(command => command.Name is "heal").State.ShouldBe(ResourceCommandState.Enabled);

        injectedFault = null;
        (await WaitForFaultAsync(null)).Commands.Single(command => command.Name is "heal").State.ShouldBe(ResourceCommandState.Disabled);
    }

    [Fact]
    public async Task A_fault_of_a_process_ends_with_the_process()
    {
        injectedFault = "does not respond";
        await WaitForFaultAsync("does not respond");

        await Notifications.PublishUpdateAsync(model["orders"], snapshot => snapshot with { State = KnownResourceStates.Exited });

        await WaitForFaultAsync(null);
    }

    async Task<CustomResourceSnapshot> WaitForFaultAsync(string? fault) =>
        (await Notifications.WaitForResourceAsync("orders", change => InjectedFault.Get(change.Snapshot) == fault).WaitAsync(Timeout)).Snapshot;
}
