using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>The states in which Aspire's dashboard enables the commands that inject and heal faults.</summary>
public sealed class CommandStateTests
{
    [Theory]
    [InlineData("inventory", "Running", null, "hang kill slow")]
    [InlineData("inventory", "Running", "does not respond", "hang heal kill slow")]
    [InlineData("inventory", "Exited", null, "")]
    [InlineData("inventory-redis", "Running", null, "flood")]
    [InlineData("inventory-redis", "Running", "flooded by inventory", "heal")]
    [InlineData("inventory-redis", "Exited", null, "")]
    [InlineData("postgres", "Running", null, "hog")]
    [InlineData("postgres", "Running", "connections held by inventory", "heal")]
    public async Task A_command_is_enabled_only_where_it_applies(string resource, string state, string? fault, string enabledCommands)
    {
        var snapshot = await PublishAsync(resource, previous => InjectedFault.Set(previous with { State = state }, fault));

        var commands = snapshot.Commands.Where(command => command.State is ResourceCommandState.Enabled && command.Name is not "move").Select(command => command.Name);
        commands.Order().ShouldBe(enabledCommands.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_injected_fault_is_kept_in_later_snapshots_until_it_is_healed()
    {
        var snapshot = await PublishAsync("orders", previous => InjectedFault.Set(previous with { State = KnownResourceStates.Running }, "does not respond"), previous => previous with { StartTimeStamp = DateTime.UtcNow });
        InjectedFault.Get(snapshot).ShouldBe("does not respond");

        InjectedFault.Get(InjectedFault.Set(snapshot, null)).ShouldBeNull();
    }

    [Theory]
    [InlineData("inventory", "kill")]
    [InlineData("inventory-redis", "flood")]
    [InlineData("postgres", "hog")]
    [InlineData("evolution-unit", "redeploy")]
    public void A_destructive_command_requires_confirmation(string resource, string command) =>
        new TopologyModel("--phase", "1")[resource].Annotations.OfType<ResourceCommandAnnotation>().Single(annotation => annotation.Name == command).ConfirmationMessage.ShouldNotBeNullOrEmpty();

    static async Task<CustomResourceSnapshot> PublishAsync(string resource, params Func<CustomResourceSnapshot, CustomResourceSnapshot>[] updates)
    {
        var model = new TopologyModel("--phase", "1");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        foreach (var update in updates) await notifications.PublishUpdateAsync(model[resource], update);
        notifications.TryGetCurrentState(resource, out var current).ShouldBeTrue();
        return current.Snapshot;
    }
}
