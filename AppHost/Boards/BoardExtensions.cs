using System.Security.Cryptography;
using Evolution.AppHost.Commands;
using Evolution.AppHost.Control;
using Evolution.AppHost.Secrets;
using Evolution.AppHost.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.AppHost.Boards;

/// <summary>The Board: the web page that shows what runs, and breaks it. One for all topologies of a host; it belongs to none of them.</summary>
static class BoardExtensions
{
    /// <summary>The name of its resource.</summary>
    public const string Name = "board";

    /// <summary>The configuration key that does without it: <c>Board:Enabled=false</c>, where measurements want nothing beside the shop.</summary>
    const string EnabledKey = "Board:Enabled";

    /// <summary>Adds it to a host that runs; there is nothing to show of one that publishes.</summary>
    public static void AddBoard(this IDistributedApplicationBuilder builder)
    {
        if (!builder.ExecutionContext.IsRunMode || builder.Configuration[EnabledKey] is "false") return;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        var board = builder.AddProject<Projects.Board>(Name);
        var access = new BoardAccess(board, token);
        builder.Services.AddSingleton(access);
        board
            .AsBuiltProgram()
            .WithStartHealthCheck("/health")
            .WithIconName("Board")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Board")
            .WithEnvironment("Board__Token", builder.CreateSecret("board-token", token))
            .WithEnvironment("Control__File", ControlFile.PathFor(builder))
            .WithOpenCommand(access)
            .WithRunExperimentCommand(access)
            .WithCompareCommand(access);
    }
}
