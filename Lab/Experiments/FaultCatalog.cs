using System.Reflection;

namespace Evolution.Lab.Experiments;

/// <summary>The available faults.</summary>
public static class FaultCatalog
{
    /// <summary>All faults of this program, in the order in which experiments inject them.</summary>
    public static readonly IReadOnlyList<IFault> All = In(typeof(FaultCatalog).Assembly);

    /// <summary>Finds the faults of an assembly, in their order.</summary>
    public static IReadOnlyList<IFault> In(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFault)) && type.GetConstructor([]) is not null)
            .Select(type => (IFault)Activator.CreateInstance(type)!)
            .OrderBy(fault => fault.Order),
    ];
}
