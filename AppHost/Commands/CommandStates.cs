using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;

namespace Evolution.AppHost.Commands;

/// <summary>Determines when Aspire's dashboard enables a command. Programs may run it at any time; the command itself reports what it cannot do.</summary>
static class CommandStates
{
    public static ResourceCommandState WhileRunning(UpdateCommandStateContext context) => Where(context.ResourceSnapshot.Runs());

    /// <summary>Enables the command while the resource runs and no fault is injected.</summary>
    public static ResourceCommandState WhileRunningUnhurt(UpdateCommandStateContext context) => Where(context.ResourceSnapshot.Runs() && InjectedFault.In(context.ResourceSnapshot) is null);

    /// <summary>Enables the command while a fault is injected.</summary>
    public static ResourceCommandState WhileHurt(UpdateCommandStateContext context) => Where(InjectedFault.In(context.ResourceSnapshot) is not null);

    /// <summary>Enables the command if a condition is true.</summary>
    public static ResourceCommandState Where(bool enabled) => enabled ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
}
