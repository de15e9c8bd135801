using Evolution.AppHost.Control;

namespace Evolution.AppHost.Faults;

/// <summary>The fault that is currently injected into a resource, as a property of its snapshot. The dashboard's details show it, and the states of commands depend on it.</summary>
static class InjectedFault
{
    const string Name = "evolution.fault";

    /// <summary>Returns a description of the injected fault; null if there is none.</summary>
    public static string? Get(CustomResourceSnapshot snapshot) => snapshot.GetProperty(Name) as string;

    /// <summary>Returns the snapshot with this fault; null removes the fault.</summary>
    public static CustomResourceSnapshot Set(CustomResourceSnapshot snapshot, string? fault) => fault is null
        ? snapshot.WithoutProperty(Name)
        : snapshot.WithProperties(new ResourcePropertySnapshot(Name, fault) { DisplayName = "Injected fault", IsHighlighted = true });
}
