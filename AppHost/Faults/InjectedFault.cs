using Evolution.AppHost.Control;

namespace Evolution.AppHost.Faults;

/// <summary>What is injected into a resource now, as a property of its snapshot: in the dashboard's details, and for the states of commands.</summary>
static class InjectedFault
{
    const string Name = "evolution.fault";

    /// <summary>What is injected, in words; null for nothing.</summary>
    public static string? In(CustomResourceSnapshot snapshot) => snapshot.Property(Name) as string;

    /// <summary>The snapshot of a resource into which that is injected.</summary>
    public static CustomResourceSnapshot Put(CustomResourceSnapshot snapshot, string? fault) => fault is null
        ? snapshot.Without(Name)
        : snapshot.With(new ResourcePropertySnapshot(Name, fault) { DisplayName = "Injected fault", IsHighlighted = true });
}
