using System.Text.RegularExpressions;
using System.Xml.Linq;
using Evolution.Evo.Commands;
using Evolution.Evo.Pipelines;
using Evolution.Spotting.Documents;

namespace Evolution.Evo.Tests.Pipelines;

/// <summary>What lets services go out by themselves: held against the workflows and the projects that they build.</summary>
public sealed partial class WorkflowTests
{
    const string OfAll = "phase-0";

    static readonly Repository Repository = Repository.Find();

    public static TheoryData<string> Services => [.. PipelineUnit.Services.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_change_in_a_service_triggers_its_own_pipeline_only(string name)
    {
        var service = Unit(name);
        foreach (var file in new[] { "Program.cs", "Some/New/File.cs", ContractsPin.FileName, $"{service.Folder!.Split('/')[1]}.csproj" })
        {
            Workflow.TriggeredBy($"{service.Folder}/{file}").ShouldBe([name, OfAll], ignoreOrder: true, file);
        }
        Workflow.TriggeredBy($"{service.Tests}/SomeTests.cs").ShouldBe([name, OfAll], ignoreOrder: true);
        Workflow.TriggeredBy($"deploy/phase-3/{name}-unit/docker-compose.yaml").ShouldBe([name, OfAll], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Contracts/Money.cs")]
    [InlineData("Contracts/Releases/2/Inventory/Product.cs")]
    [InlineData("Contracts/CHANGELOG.md")]
    public void A_change_in_the_contracts_triggers_no_services(string file) => Workflow.TriggeredBy(file).ShouldBe(["contracts", OfAll], ignoreOrder: true);

    [Theory]
    [InlineData("Lab/Repository.cs")]
    [InlineData("README.md")]
    [InlineData("Topologies/Topology.cs")]
    public void What_no_service_is_built_from_triggers_none(string file) => Workflow.TriggeredBy(file).ShouldBe([OfAll]);

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_project_that_a_service_is_built_from_triggers_it_but_the_pinned_contracts(string name)
    {
        var service = Unit(name);
        var projects = Closure($"{service.Folder}/{service.Folder!.Split('/')[1]}.csproj");

        projects.ShouldContain("ServiceDefaults/ServiceDefaults.csproj");
        projects.ShouldNotContain("Contracts/Contracts.csproj", "it is a package where the version is pinned");
        foreach (var project in projects) Workflow.TriggeredBy($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/Some/File.cs").ShouldContain(name, project);
        foreach (var shared in SharedFiles(service.Folder!)) Workflow.TriggeredBy(shared).ShouldContain(name, shared);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_pins_a_release_of_the_contracts_that_can_be_built(string name)
    {
        var pin = ContractsPin.Of(Repository, Unit(name));
        Directory.Exists(Repository["Contracts", "Releases", $"{pin.Major}"]).ShouldBeTrue();
        File.ReadAllText(Repository["Contracts", "Contracts.csproj"]).ShouldContain($">{pin}</Version>");
    }

    [Fact]
    public void Each_service_has_a_pipeline_and_nothing_has_one_that_is_none() =>
        Workflow.All.Select(workflow => workflow.Name).ShouldBe([.. PipelineUnit.Services.Select(service => service.Name), "contracts", OfAll, "service", "nightly"], ignoreOrder: true);

    [Fact]
    public void Actions_of_others_are_pinned_to_a_commit_and_say_which_version_it_is()
    {
        var uses = Workflow.All.SelectMany(workflow => Uses().Matches(workflow.Text).Select(match => match.Value.Trim())).ToArray();
        uses.Length.ShouldBeGreaterThan(10);
        foreach (var action in uses.Where(action => !action.Contains("./.github/"))) Pinned().IsMatch(action).ShouldBeTrue(action);
    }

    [Fact]
    public void Nothing_is_permitted_that_a_job_does_not_ask_for_and_only_publishing_writes()
    {
        foreach (var workflow in Workflow.All)
        {
            workflow.Document["permissions"].ShouldBeOfType<MapNode>($"{workflow.Name} has permissions").Pairs.ShouldBeEmpty(workflow.Name);
            foreach (var job in workflow.Document["jobs"]!.Entries)
            {
                var writes = job.Value["permissions"]!.Entries.Where(permission => permission.Value.Text is not "read").Select(permission => permission.Key).ToArray();
                if (job.Key is "verify" or "everything") writes.ShouldBeEmpty($"{workflow.Name}/{job.Key}");
                else writes.ShouldBeSubsetOf(["packages"], $"{workflow.Name}/{job.Key}");
            }
            workflow.Text.ShouldNotContain("pull_request_target");
        }
    }

    [Fact]
    public void No_input_of_others_is_written_into_a_script()
    {
        foreach (var step in Workflow.All.SelectMany(workflow => workflow.Steps)) (step["run"]?.Text ?? "").ShouldNotContain("${{");
    }

    [Fact]
    public async Task Every_step_is_a_command_of_this_repository_that_exists()
    {
        var commands = Workflow.All.SelectMany(workflow => workflow.Steps).Select(step => Command().Match(step["run"]?.Text ?? "").Value).Where(command => command is not "").Distinct().ToArray();
        commands.ShouldContain(command => command.Contains("--publish"));
        commands.Length.ShouldBeGreaterThan(4);
        foreach (var command in commands)
        {
            var words = Words().Matches(command).Select(word => word.Value.Trim('"')).Skip(1).Select(word => word is "$SERVICE" ? "orders" : word);
            using StringWriter output = new(), errors = new();
            (await new EvoCommand().RunAsync([.. words, "--list"], output, errors)).ShouldBe(ExitCodes.Success, $"{command}: {errors}");
        }
    }

    [Fact]
    public void A_pull_request_does_not_keep_anything_from_going_out()
    {
        foreach (var workflow in Workflow.All.Where(workflow => workflow.Document["on"]!["pull_request"] is not null)) workflow.Document["concurrency"]!.Text.ShouldBe($"{workflow.Name}-${{{{ github.ref }}}}");
    }

    [Fact]
    public void One_that_has_to_be_rolled_back_is_deployed_from_what_was_published_before()
    {
        var service = Workflow.All.Single(workflow => workflow.Name is "service").Document;
        service.At("jobs", "verify", "if")!.Text.ShouldBe("inputs.rollback == ''");
        service.At("jobs", "deploy", "steps")!.Items[^1].At("env", "TAG")!.Text.ShouldBe("${{ inputs.rollback || github.sha }}");
        foreach (var name in PipelineUnit.Services.Select(unit => unit.Name)) Workflow.All.Single(workflow => workflow.Name == name).Document.At("on", "workflow_dispatch", "inputs", "rollback").ShouldNotBeNull(name);
    }

    [Fact]
    public void What_is_deployed_is_what_was_published_with_the_passwords_that_its_unit_asks_for()
    {
        var jobs = Workflow.All.Single(workflow => workflow.Name is "service").Document["jobs"]!;
        var published = jobs.At("publish", "steps")!.Items[^1];
        var deployed = jobs.At("deploy", "steps")!.Items[^1];
        var owner = ImageRepository().Match(published["run"]!.Text!).Groups["owner"].Value;
        owner.ShouldEndWith(",,}", customMessage: "names of images have small letters only");
        deployed["run"]!.Text!.ShouldContain($"export REGISTRY=\"{published.At("env", "ContainerRegistry")!.Text}/{owner}\"");
        deployed["run"]!.Text!.ShouldContain("> \"deploy/phase-3/$SERVICE-unit/.env\"");
        var here = Pipeline.Of(Repository, Unit("orders"), PipelineStage.Deploy, "", "")[^1];
        deployed["run"]!.Text!.Replace("\"", "").ShouldContain(string.Join(' ', [here.Program, .. here.Arguments]).Replace("orders", "$SERVICE"), customMessage: "what evo ci shows is what is done");
        deployed.At("env", "ENV_FILE")!.Text.ShouldBe("${{ secrets.ENV_FILE }}");
    }

    static PipelineUnit Unit(string name) => PipelineUnit.Services.Single(service => service.Name == name);

    /// <summary>The projects that one is built from where the contracts are pinned, itself included.</summary>
    static HashSet<string> Closure(string project)
    {
        var known = new HashSet<string>();
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out var next))
        {
            if (!known.Add(next)) continue;
            var references = XDocument.Load(Repository[next]).Descendants("ProjectReference").Where(reference => (string?)reference.Attribute("Condition") is not "'$(ContractsVersion)' == ''");
            foreach (var reference in references)
            {
                var path = Path.Combine(Path.GetDirectoryName(Repository[next])!, ((string)reference.Attribute("Include")!).Replace('\\', '/'));
                open.Enqueue(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));
            }
        }
        return known;
    }

    /// <summary>The files of MSBuild and the SDK that every project below a folder is built with.</summary>
    static IEnumerable<string> SharedFiles(string folder) => new[] { "", $"{folder.Split('/')[0]}/" }
        .SelectMany(prefix => Directory.EnumerateFiles(Repository[prefix]).Select(file => $"{prefix}{Path.GetFileName(file)}"))
        .Where(file => Path.GetExtension(file) is ".props" or ".targets" || file is "global.json");

    [GeneratedRegex(@"^\s*(- )?uses: .*$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex("ContainerRepository=\"(?<owner>[^/\"]+)/\\$SERVICE\"")]
    private static partial Regex ImageRepository();

    [GeneratedRegex(@"\./evo .+")]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();
}
