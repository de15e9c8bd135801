using Evolution.AppHost.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Tests;

/// <summary>When Aspire's dashboard offers the commands that break and heal.</summary>
public sealed class CommandStateTests
{
    [Theory]
    [InlineData("inventory", "Running", null, "hang kill slow")]
    [InlineData("inventory", "Running", "answers nothing", "hang heal kill slow")]
    [InlineData("inventory", "Exited", null, "")]
    [InlineData("inventory-redis", "Running", null, "flood")]
    [InlineData("inventory-redis", "Running", "inventory floods it", "heal")]
    [InlineData("inventory-redis", "Exited", null, "")]
    [InlineData("postgres", "Running", null, "hog")]
    [InlineData("postgres", "Running", "inventory holds its connections", "heal")]
    public async Task A_command_is_offered_only_where_it_makes_sense(string resource, string state, string? fault, string offered)
    {
        var snapshot = await PublishAsync(resource, seen => InjectedFault.Put(seen with { State = state }, fault));

        var commands = snapshot.Commands.Where(command => command.State is ResourceCommandState.Enabled && command.Name is not "move").Select(command => command.Name);
        commands.Order().ShouldBe(offered.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_is_injected_stays_known_through_later_snapshots_until_it_is_healed()
    {
        var snapshot = await PublishAsync("orders", seen => InjectedFault.Put(seen with { State = KnownResourceStates.Running }, "answers nothing"), seen => seen with { StartTimeStamp = DateTime.UtcNow });
        InjectedFault.In(snapshot).ShouldBe("answers nothing");

        InjectedFault.In(InjectedFault.Put(snapshot, null)).ShouldBeNull();
    }

    [Theory]
    [InlineData("inventory", "kill")]
    [InlineData("inventory-redis", "flood")]
    [InlineData("postgres", "hog")]
    [InlineData("evolution-unit", "redeploy")]
    public void What_destroys_is_confirmed_first(string resource, string command) =>
        new TopologyModel("--phase", "1")[resource].Annotations.OfType<ResourceCommandAnnotation>().Single(annotation => annotation.Name == command).ConfirmationMessage.ShouldNotBeNullOrEmpty();

    static async Task<CustomResourceSnapshot> PublishAsync(string resource, params Func<CustomResourceSnapshot, CustomResourceSnapshot>[] updates)
    {
        var model = new TopologyModel("--phase", "1");
        await using var application = model.Build();
        var notifications = application.Services.GetRequiredService<ResourceNotificationService>();
        foreach (var update in updates) await notifications.PublishUpdateAsync(model[resource], update);
        notifications.TryGetCurrentState(resource, out var seen).ShouldBeTrue();
        return seen.Snapshot;
    }
}
