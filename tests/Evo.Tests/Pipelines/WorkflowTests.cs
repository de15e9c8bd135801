using System.Text.RegularExpressions;
using System.Xml.Linq;
using Evolution.Evo.Commands;
using Evolution.Evo.Pipelines;
using Evolution.Spotting.Documents;

namespace Evolution.Evo.Tests.Pipelines;

/// <summary>Checks the workflows against the pipelines and the projects that they build.</summary>
public sealed partial class WorkflowTests
{
    const string AllUnits = "phase-0";

    static readonly Repository Repository = Repository.Find();

    public static TheoryData<string> Services => [.. PipelineUnit.Services.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_change_in_a_service_triggers_its_own_pipeline_only(string name)
    {
        var service = GetUnit(name);
        foreach (var file in new[] { "Program.cs", "Some/New/File.cs", ContractsPin.FileName, $"{service.Folder!.Split('/')[1]}.csproj" })
        {
            Workflow.FindTriggeredBy($"{service.Folder}/{file}").ShouldBe([name, AllUnits], ignoreOrder: true, file);
        }
        Workflow.FindTriggeredBy($"{service.Tests}/SomeTests.cs").ShouldBe([name, AllUnits], ignoreOrder: true);
        Workflow.FindTriggeredBy($"deploy/phase-3/{name}-unit/docker-compose.yaml").ShouldBe([name, AllUnits], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Contracts/Money.cs")]
    [InlineData("Contracts/Releases/2/Inventory/Product.cs")]
    [InlineData("Contracts/CHANGELOG.md")]
    public void A_change_in_the_contracts_triggers_no_service_pipeline(string file) => Workflow.FindTriggeredBy(file).ShouldBe(["contracts", AllUnits], ignoreOrder: true);

    [Theory]
    [InlineData("Lab/Repository.cs")]
    [InlineData("README.md")]
    [InlineData("Topologies/Topology.cs")]
    public void A_change_outside_of_the_services_triggers_no_service_pipeline(string file) => Workflow.FindTriggeredBy(file).ShouldBe([AllUnits]);

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_project_of_a_service_except_the_contracts_triggers_its_pipeline(string name)
    {
        var service = GetUnit(name);
        var projects = FindReferencedProjects($"{service.Folder}/{service.Folder!.Split('/')[1]}.csproj");

        projects.ShouldContain("ServiceDefaults/ServiceDefaults.csproj");
        projects.ShouldNotContain("Contracts/Contracts.csproj", "it is a package if the version is pinned");
        foreach (var project in projects) Workflow.FindTriggeredBy($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/Some/File.cs").ShouldContain(name, project);
        foreach (var file in FindSharedFiles(service.Folder!)) Workflow.FindTriggeredBy(file).ShouldContain(name, file);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_pins_a_release_of_the_contracts_that_can_be_built(string name)
    {
        var pin = ContractsPin.Read(Repository, GetUnit(name));
        Directory.Exists(Repository["Contracts", "Releases", $"{pin.Major}"]).ShouldBeTrue();
        File.ReadAllText(Repository["Contracts", "Contracts.csproj"]).ShouldContain($">{pin}</Version>");
    }

    [Fact]
    public void Only_the_expected_workflows_exist() =>
        Workflow.All.Select(workflow => workflow.Name).ShouldBe([.. PipelineUnit.Services.Select(service => service.Name), "contracts", AllUnits, "service", "nightly"], ignoreOrder: true);

    [Fact]
    public void External_actions_are_pinned_to_a_commit_with_a_version_comment()
    {
        var uses = Workflow.All.SelectMany(workflow => UsesPattern().Matches(workflow.Text).Select(match => match.Value.Trim())).ToArray();
        uses.Length.ShouldBeGreaterThan(10);
        foreach (var action in uses.Where(action => !action.Contains("./.github/"))) PinnedActionPattern().IsMatch(action).ShouldBeTrue(action);
    }

    [Fact]
    public void Jobs_have_minimal_permissions_and_only_publishing_can_write()
    {
        foreach (var workflow in Workflow.All)
        {
            workflow.Document["permissions"].ShouldBeOfType<MapNode>($"{workflow.Name} has permissions").Pairs.ShouldBeEmpty(workflow.Name);
            foreach (var job in workflow.Document["jobs"]!.Entries)
            {
                var writePermissions = job.Value["permissions"]!.Entries.Where(permission => permission.Value.Text is not "read").Select(permission => permission.Key).ToArray();
                if (job.Key is "verify" or "everything") writePermissions.ShouldBeEmpty($"{workflow.Name}/{job.Key}");
                else writePermissions.ShouldBeSubsetOf(["packages"], $"{workflow.Name}/{job.Key}");
            }
            workflow.Text.ShouldNotContain("pull_request_target");
        }
    }

    [Fact]
    public void Scripts_contain_no_expressions()
    {
        foreach (var step in Workflow.All.SelectMany(workflow => workflow.Steps)) (step["run"]?.Text ?? "").ShouldNotContain("${{");
    }

    [Fact]
    public async Task Every_step_runs_an_existing_evo_command()
    {
        var commands = Workflow.All.SelectMany(workflow => workflow.Steps).Select(step => CommandPattern().Match(step["run"]?.Text ?? "").Value).Where(command => command is not "").Distinct().ToArray();
        commands.ShouldContain(command => command.Contains("--publish"));
        commands.Length.ShouldBeGreaterThan(4);
        foreach (var command in commands)
        {
            var words = WordPattern().Matches(command).Select(word => word.Value.Trim('"')).Skip(1).Select(word => word is "$SERVICE" ? "orders" : word);
            using StringWriter output = new(), errors = new();
            (await new EvoCommand().RunAsync([.. words, "--list"], output, errors)).ShouldBe(ExitCodes.Success, $"{command}: {errors}");
        }
    }

    [Fact]
    public void A_pull_request_does_not_block_a_deployment()
    {
        foreach (var workflow in Workflow.All.Where(workflow => workflow.Document["on"]!["pull_request"] is not null)) workflow.Document["concurrency"]!.Text.ShouldBe($"{workflow.Name}-${{{{ github.ref }}}}");
    }

    [Fact]
    public void A_rollback_deploys_an_earlier_image()
    {
        var service = Workflow.All.Single(workflow => workflow.Name is "service").Document;
        service.Find("jobs", "verify", "if")!.Text.ShouldBe("inputs.rollback == ''");
        service.Find("jobs", "deploy", "steps")!.Items[^1].Find("env", "TAG")!.Text.ShouldBe("${{ inputs.rollback || github.sha }}");
        foreach (var name in PipelineUnit.Services.Select(unit => unit.Name)) Workflow.All.Single(workflow => workflow.Name == name).Document.Find("on", "workflow_dispatch", "inputs", "rollback").ShouldNotBeNull(name);
    }

    [Fact]
    public void The_deployment_uses_the_published_image_and_the_secrets_of_its_unit()
    {
        var jobs = Workflow.All.Single(workflow => workflow.Name is "service").Document["jobs"]!;
        var publishStep = jobs.Find("publish", "steps")!.Items[^1];
        var deployStep = jobs.Find("deploy", "steps")!.Items[^1];
        var owner = ImageRepositoryPattern().Match(publishStep["run"]!.Text!).Groups["owner"].Value;
        owner.ShouldEndWith(",,}", customMessage: "names of images are lower-case");
        deployStep["run"]!.Text!.ShouldContain($"export REGISTRY=\"{publishStep.Find("env", "ContainerRegistry")!.Text}/{owner}\"");
        deployStep["run"]!.Text!.ShouldContain("> \"deploy/phase-3/$SERVICE-unit/.env\"");
        var localStep = Pipeline.GetSteps(Repository, GetUnit("orders"), PipelineStage.Deploy, "", "")[^1];
        deployStep["run"]!.Text!.Replace("\"", "").ShouldContain(string.Join(' ', [localStep.Program, .. localStep.Arguments]).Replace("orders", "$SERVICE"), customMessage: "the workflow must run what evo ci shows");
        deployStep.Find("env", "ENV_FILE")!.Text.ShouldBe("${{ secrets.ENV_FILE }}");
    }

    static PipelineUnit GetUnit(string name) => PipelineUnit.Services.Single(service => service.Name == name);

    /// <summary>Finds the transitive project references of a project with pinned contracts, including itself.</summary>
    static HashSet<string> FindReferencedProjects(string project)
    {
        var visited = new HashSet<string>();
        var pending = new Queue<string>([project]);
        while (pending.TryDequeue(out var next))
        {
            if (!visited.Add(next)) continue;
            var references = XDocument.Load(Repository[next]).Descendants("ProjectReference").Where(reference => (string?)reference.Attribute("Condition") is not "'$(ContractsVersion)' == ''");
            foreach (var reference in references)
            {
                var path = Path.Combine(Path.GetDirectoryName(Repository[next])!, ((string)reference.Attribute("Include")!).Replace('\\', '/'));
                pending.Enqueue(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));
            }
        }
        return visited;
    }

    /// <summary>Finds the MSBuild and SDK files that apply to every project below a folder.</summary>
    static IEnumerable<string> FindSharedFiles(string folder) => new[] { "", $"{folder.Split('/')[0]}/" }
        .SelectMany(prefix => Directory.EnumerateFiles(Repository[prefix]).Select(file => $"{prefix}{Path.GetFileName(file)}"))
        .Where(file => Path.GetExtension(file) is ".props" or ".targets" || file is "global.json");

    [GeneratedRegex(@"^\s*(- )?uses: .*$", RegexOptions.Multiline)]
    private static partial Regex UsesPattern();

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedActionPattern();

    [GeneratedRegex("ContainerRepository=\"(?<owner>[^/\"]+)/\\$SERVICE\"")]
    private static partial Regex ImageRepositoryPattern();

    [GeneratedRegex(@"\./evo .+")]
    private static partial Regex CommandPattern();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex WordPattern();
}
