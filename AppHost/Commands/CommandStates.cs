using Evolution.AppHost.Control;
using Evolution.AppHost.Faults;

namespace Evolution.AppHost.Commands;

/// <summary>Determines when Aspire's dashboard enables a command. Other clients can run it at any time; the command itself reports what it cannot do.</summary>
static class CommandStates
{
    public static ResourceCommandState EnableWhenRunning(UpdateCommandStateContext context) => EnableIf(context.ResourceSnapshot.IsRunning());

    /// <summary>Enables the command while the resource runs and no fault is injected.</summary>
    public static ResourceCommandState EnableWhenRunningWithoutFault(UpdateCommandStateContext context) => EnableIf(context.ResourceSnapshot.IsRunning() && InjectedFault.Get(context.ResourceSnapshot) is null);

    /// <summary>Enables the command while a fault is injected.</summary>
    public static ResourceCommandState EnableWhenFaulted(UpdateCommandStateContext context) => EnableIf(InjectedFault.Get(context.ResourceSnapshot) is not null);

    /// <summary>Enables the command if a condition is true.</summary>
    public static ResourceCommandState EnableIf(bool enabled) => enabled ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
}
