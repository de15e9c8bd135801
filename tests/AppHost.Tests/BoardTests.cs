using Evolution.AppHost.Boards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evolution.AppHost.Tests;

/// <summary>The Board as a resource of the app host.</summary>
public sealed class BoardTests
{
    [Fact]
    public void Several_phases_share_one_Board_outside_of_all_deployment_units()
    {
        var builder = DistributedApplication.CreateBuilder(["--phase", "0,3"]);
        foreach (var topology in TopologyArguments.Read(["--phase", "0,3"])) builder.AddTopology(topology, StoreFactory.Create(builder, StoreKind.Processes));
        builder.AddBoard();

        builder.Resources.OfType<ProjectResource>().Where(project => project.GetUnitName() is null).Select(project => project.Name).ShouldBe(["board"]);
    }

    [Fact]
    public void The_Board_can_be_disabled_for_measurements()
    {
        var builder = DistributedApplication.CreateBuilder(["--Board:Enabled=false"]);

        builder.AddBoard();

        builder.Resources.ShouldNotContain(resource => resource.Name == "board");
    }

    [Fact]
    public void The_Board_is_not_published()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--output-path", "nowhere"]);

        builder.AddBoard();

        builder.Resources.ShouldNotContain(resource => resource.Name == "board");
    }

    [Theory]
    [InlineData("run-experiment", true)]
    [InlineData("compare", false)]
    public void The_experiment_argument_is_required_for_run_experiment_and_optional_for_compare(string name, bool required)
    {
        var argument = GetCommand(name).Arguments.Single(argument => argument.Name is "experiment");

        (argument.InputType, argument.Required).ShouldBe((InputType.Choice, required));
    }

    // The dashboard of Aspire 13.6 focuses the first input of a dialog. The page fails if that is a list that is not drawn yet.
    [Fact]
    public void The_first_input_of_every_command_of_the_Board_is_not_a_list()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();

        var commands = builder.Resources.Single(resource => resource.Name == "board").Annotations.OfType<ResourceCommandAnnotation>().Where(command => command.Arguments is not []).ToList();

        commands.Count.ShouldBe(2);
        commands.ShouldAllBe(command => command.Arguments[0].InputType != InputType.Choice);
    }

    [Fact]
    public async Task The_link_with_the_token_is_the_result_of_the_open_command()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();
        var board = (ProjectResource)builder.Resources.Single(resource => resource.Name == "board");
        var endpoint = board.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name is "http");
        endpoint.AllocatedEndpoint = new(endpoint, "localhost", 1001);
        await using var application = builder.Build();
        var command = board.Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name is "open");

        var result = await command.ExecuteCommand(new() { ResourceName = "board", Services = application.Services, CancellationToken = default, Logger = NullLogger.Instance, Arguments = new([]) });

        command.IsHighlighted.ShouldBeTrue();
        result.Data!.Value.ShouldMatch(@"^\[Open the Board\]\(http://localhost:1001/\?token=[0-9a-f]{64}\)$");
    }

    static ResourceCommandAnnotation GetCommand(string name)
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();
        return builder.Resources.Single(resource => resource.Name == "board").Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == name);
    }
}
