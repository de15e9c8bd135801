namespace Evolution.Evo.Pipelines;

/// <summary>Defines the steps of a unit's pipeline.</summary>
static class Pipeline
{
    const string Feed = ".evolution/feed";
    const string PackageName = "Evolution.Contracts";

    /// <summary>Returns the steps up to and including a stage.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="stage">The last stage to run.</param>
    /// <param name="tag">The tag of the image.</param>
    /// <param name="source">The package source to push to.</param>
    public static IReadOnlyList<PipelineStep> GetSteps(Repository repository, PipelineUnit unit, PipelineStage stage, string tag, string source) =>
        [.. (unit == PipelineUnit.Contracts ? GetContractsSteps(source) : unit.IsService ? GetServiceSteps(unit, ContractsPin.Read(repository, unit), tag) : GetAllServicesSteps(tag)).Where(step => step.Stage <= stage)];

    static IEnumerable<PipelineStep> GetContractsSteps(string source) =>
    [
        CreatePackStep(1),
        CreatePackStep(2),
        new("test", "dotnet", "test", "--project", PipelineUnit.Contracts.Tests!, "-c", "Release"),
        new("push", "dotnet", "nuget", "push", $"{Feed}/{PackageName}.*.nupkg", "--source", source, "--skip-duplicate") { Stage = PipelineStage.Publish },
    ];

    static IEnumerable<PipelineStep> GetServiceSteps(PipelineUnit service, Version pin, string tag)
    {
        string[] options = ["-c", "Release", $"-p:ContractsVersion={pin}", "-p:Precompile=false", "--artifacts-path", $".evolution/pinned/{pin}"];
        return
        [
            CreatePackStep(pin.Major),
            new("build", "dotnet", ["build", service.Folder!, .. options, "-v", "quiet", "-nologo"]),
            new("test", "dotnet", ["test", "--project", service.Tests!, .. options]),
            new("contracts", "./evo", "contracts", "can-deploy", $"{service.Name}@{pin.Major}.{pin.Minor}"),
            CreateImageStep(service, tag, $"-p:ContractsVersion={pin}"),
            CreateDeployStep(tag, "./deploy/roll-out", $"deploy/phase-3/{service.Name}-unit"),
        ];
    }

    // Services cannot be deployed separately, so there is no contract check, and all services are built.
    static IEnumerable<PipelineStep> GetAllServicesSteps(string tag) =>
    [
        new("test", "./.ci/run"),
        .. PipelineUnit.Services.Select(service => CreateImageStep(service, tag)),
        CreateDeployStep(tag, "docker", "compose", "--project-directory", "deploy/phase-0", "up", "--detach", "--wait"),
    ];

    static PipelineStep CreatePackStep(int release) =>
        new($"pack {release}", "dotnet", "pack", "Contracts", "-c", "Release", $"-p:ContractsRelease={release}", "--artifacts-path", $".evolution/pinned/contracts-{release}", "-o", Feed, "-v", "quiet", "-nologo");

    static PipelineStep CreateImageStep(PipelineUnit service, string tag, params string[] properties) =>
        new($"image {service.Name}", "dotnet", ["build", "deploy/Images.proj", $"-p:Service={Path.GetFileName(service.Folder)}", $"-p:ContainerImageTag={tag}", "-v", "quiet", "-nologo", .. properties]) { Stage = PipelineStage.Publish };

    static PipelineStep CreateDeployStep(string tag, string program, params string[] arguments) => new("deploy", program, arguments)
    {
        Stage = PipelineStage.Deploy,
        Environment = new Dictionary<string, string?> { ["TAG"] = tag },
    };
}
