using System.Security.Cryptography;
using Evolution.AppHost.Commands;
using Evolution.AppHost.Control;
using Evolution.AppHost.Secrets;
using Evolution.AppHost.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Boards;

/// <summary>Adds the Board, the web page that shows the running topologies and injects faults into them. A host has one Board, which is not part of any topology.</summary>
static class BoardExtensions
{
    /// <summary>The name of the Board's resource.</summary>
    public const string Name = "board";

    /// <summary>The configuration key that disables the Board: <c>Board:Enabled=false</c>, for measurements in which only the shop should run.</summary>
    const string EnabledKey = "Board:Enabled";

    /// <summary>Adds the Board to a host that runs. Does nothing when publishing.</summary>
    public static void AddBoard(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode || builder.Configuration[EnabledKey] is "false") return;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        var board = builder.AddProject<Projects.Board>(Name);
        var connection = new BoardConnectionInfo(board, token);
        builder.Services.AddSingleton(connection);
        board
            .AsBuiltProgram()
            .WithStartupHealthCheck("/health")
            .WithIconName("Board")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Board")
            .WithEnvironment("Board__Token", builder.CreateSecret("board-token", token))
            .WithEnvironment("Control__File", ControlFile.GetPath(builder))
            .WithOpenCommand(connection)
            .WithRunExperimentCommand(connection)
            .WithCompareCommand(connection);
    }
}
