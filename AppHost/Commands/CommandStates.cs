using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;

namespace Evolution.AppHost.Commands;

/// <summary>When Aspire's dashboard offers a command. Programs may run it at any time: it says itself what it cannot do.</summary>
static class CommandStates
{
    public static ResourceCommandState WhileRunning(UpdateCommandStateContext context) => Where(context.ResourceSnapshot.Runs());

    /// <summary>While it runs and nothing is injected.</summary>
    public static ResourceCommandState WhileRunningUnhurt(UpdateCommandStateContext context) => Where(context.ResourceSnapshot.Runs() && InjectedFault.In(context.ResourceSnapshot) is null);

    /// <summary>While something is injected.</summary>
    public static ResourceCommandState WhileHurt(UpdateCommandStateContext context) => Where(InjectedFault.In(context.ResourceSnapshot) is not null);

    /// <summary>Where a condition holds.</summary>
    public static ResourceCommandState Where(bool enabled) => enabled ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
}
