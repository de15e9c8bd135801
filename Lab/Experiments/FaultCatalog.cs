using System.Reflection;

namespace Evolution.Lab.Experiments;

/// <summary>The available faults, which are found by their interfaces.</summary>
public static class FaultCatalog
{
    /// <summary>The faults of experiments, in the order of their injection.</summary>
    public static readonly IReadOnlyList<IExperimentFault> All = FindIn(typeof(FaultCatalog).Assembly);

    /// <summary>The sources of the crash test's faults, in their order.</summary>
    public static readonly IReadOnlyList<ICrashTestFaultSource> CrashTestSources =
        [.. InstancesOf<ICrashTestFaultSource>(typeof(FaultCatalog).Assembly).OrderBy(source => source.Order)];

    /// <summary>Finds the faults of experiments in an assembly, in the order of their injection.</summary>
    public static IReadOnlyList<IExperimentFault> FindIn(Assembly assembly) => [.. InstancesOf<IExperimentFault>(assembly).OrderBy(fault => fault.Order)];

    static IEnumerable<T> InstancesOf<T>(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)) && type.GetConstructor([]) is not null)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
