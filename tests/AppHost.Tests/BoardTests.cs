using Evolution.AppHost.Boards;
using Evolution.AppHost.Deployments;
using Evolution.AppHost.Stores;

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

    [Fact]
    public void Its_experiments_are_run_by_a_command_that_asks_for_their_name()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        builder.AddBoard();

        var command = builder.Resources.Single(resource => resource.Name == "board").Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.Name == "run-experiment");

        var argument = command.Arguments.ShouldHaveSingleItem();
        (argument.Name, argument.Required).ShouldBe(("experiment", true));
    }
}
