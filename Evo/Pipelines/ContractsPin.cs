namespace Evolution.Evo.Pipelines;

/// <summary>The release of the contracts that a service is built against, from the file <c>contracts.version</c> beside its project.</summary>
static class ContractsPin
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "contracts.version";

    /// <summary>Reads it.</summary>
    /// <exception cref="LabException">There is none, or it is no version.</exception>
    public static Version Of(Repository repository, PipelineUnit service)
    {
        var file = repository[service.Folder!, FileName];
        return File.Exists(file) && Version.TryParse(File.ReadAllText(file).Trim(), out var version) && version is { Build: >= 0, Revision: -1 } ? version
            : throw new LabException($"{service.Folder}/{FileName} must hold the version of the contracts that {service.Name} is built against, such as 2.0.0.");
    }
}
