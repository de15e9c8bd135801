using Evolution.AppHost.Boards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evolution.AppHost.Tests;

/// <summary>The Board beside the topologies of a host.</summary>
public sealed class BoardTests
{
    [Fact]
    public void There_is_one_Board_however_many_phases_run_and_it_belongs_to_no_deployment_unit()
    {
        var builder = DistributedApplication.CreateBuilder(["--phase", "0,3"]);
        foreach (var topology in TopologyArguments.Read(["--phase", "0,3"])) builder.AddTopology(topology, StoreFactory.Of(builder, StoreKind.Processes));
        builder.AddBoard();

        builder.Resources.OfType<ProjectResource>().Where(project => project.UnitName() is null).Select(project => project.Name).ShouldBe(["board"]);
    }

    [Fact]
    public void Where_something_is_measured_there_is_none()
    {
        var builder = DistributedApplication.CreateBuilder(["--Board:Enabled=false"]);

        builder.AddBoard();

        builder.Resources.ShouldNotContain(resource => resource.Name == "board");
    }

    [Fact]
    public void Publishing_deploys_no_Board()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--output-path", "nowhere"]);

        builder.AddBoard();

        builder.Resources.ShouldNotContain(resource => resource.Name == "board");
    }

    [Theory]
    [InlineData("run-experiment", true)]
    [InlineData("compare", false)]
    public void Its_experiments_are_chosen_from_a_list_and_compared_without_a_choice(string name, bool required)
    {
        var argument = CommandOf(name).Arguments.ShouldHaveSingleItem();

        (argument.Name, argument.InputType, argument.Required).ShouldBe(("experiment", InputType.Choice, required));
    }

    [Fact]
    public async Task The_link_with_its_token_is_the_answer_of_a_command_and_not_among_its_addresses()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();
        var board = (ProjectResource)builder.Resources.Single(resource => resource.Name == "board");
        var endpoint = board.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name is "http");
        endpoint.AllocatedEndpoint = new(endpoint, "localhost", 1001);
        await using var application = builder.Build();
        var command = board.Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name is "open");

        var answer = await command.ExecuteCommand(new() { ResourceName = "board", Services = application.Services, CancellationToken = default, Logger = NullLogger.Instance, Arguments = new([]) });

        command.IsHighlighted.ShouldBeTrue();
        answer.Data!.Value.ShouldMatch(@"^\[Open the Board\]\(http://localhost:1001/\?token=[0-9a-f]{64}\)$");
    }

    static ResourceCommandAnnotation CommandOf(string name)
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();
        return builder.Resources.Single(resource => resource.Name == "board").Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == name);
    }
}
