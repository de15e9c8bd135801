using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;
using Evolution.Spotting.OwnSource;
using Evolution.Spotting.SharedSource;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting;

/// <summary>Detects the symptoms of a distributed monolith in a system, based on its deployment files.</summary>
public static class Spotter
{
    /// <summary>Analyzes files, or folders that are searched for readable files.</summary>
    /// <param name="paths">Files of one system, or one folder.</param>
    /// <param name="corrections">The user's corrections to the roles of workloads.</param>
    /// <param name="isExplicitInput">Whether every file of a folder is intended as input: then each file that cannot be read is reported, as for files that are specified one by one.</param>
    /// <exception cref="SpottingException">A path does not exist, or nothing in it can be read.</exception>
    public static SpotReport Analyze(IReadOnlyList<string> paths, Corrections corrections, bool isExplicitInput = false)
    {
        var (tree, files, isFileList) = SpotInput.Resolve(paths);
        var model = SystemReader.Read(tree, files, isFileList, isExplicitInput);
        if (model.Workloads.Count is 0)
        {
            var reasons = string.Join("\n", model.Unresolved.Take(20).Select(unresolved => $"  {unresolved.Place}: {unresolved.What}"));
            throw new SpottingException($"No workloads were found in {string.Join(", ", paths)}. evo spot reads Docker Compose files, Kubernetes manifests and Aspire manifests.{(reasons is "" ? "" : $"\n{reasons}")}");
        }
        return Detect(model, tree, corrections);
    }

    /// <summary>Detects the symptoms in a system that has been read.</summary>
    public static SpotReport Detect(SystemModel model, SourceTree tree, Corrections corrections)
    {
        Validate(corrections, model);
        var classifier = new Classifier(corrections, new BaseImages(tree));
        var roles = model.Workloads.ToDictionary(workload => workload, classifier.GetRole, ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
        var services = model.Workloads.Where(workload => roles[workload] is Role.Service or Role.Router).ToArray();
        var sources = ServiceSources.Read(tree, services);
        var sharedCode = SharedCodeFinder.Find(sources);
        var references = WorkloadReferenceFinder.Find(model, new SourceSettings(sources).Read);
        var system = new ClassifiedSystem(model, roles, references, [.. model.SharedCode, .. sharedCode.Shared], sharedCode.ServicesWithSource.ToHashSet());
        return new(
            [.. model.Workloads.Where(workload => roles[workload] is Role.Service or Role.Router).Select(workload => ToReported(workload, roles))],
            [.. model.Workloads.Where(workload => roles[workload] is not (Role.Service or Role.Router)).Select(workload => ToReported(workload, roles))],
            [SharedDatabase.Detect(system), SharedLibrary.Detect(system), SingleDeployment.Detect(system), SynchronousCalls.Detect(system), SharedCache.Detect(system)],
            [.. references.DistinctBy(reference => (reference.From.Name, reference.To.Name)).Select(reference => new Coupling(reference.From.Name, reference.To.Name, reference.How))],
            [.. model.Unresolved, .. sources.Files.Unresolved]);
    }

    static ReportedWorkload ToReported(Workload workload, Dictionary<Workload, Role> roles) => new(workload.Name, roles[workload], workload.Unit, workload.Location);

    static void Validate(Corrections corrections, SystemModel model)
    {
        var names = model.Workloads.Select(workload => workload.Name).ToHashSet();
        if (corrections.Services.Concat(corrections.Infrastructure).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new SpottingException($"Unknown workload '{unknown}'. Expected one of: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
    }
}
