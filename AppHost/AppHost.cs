using Evolution.AppHost;
using Evolution.AppHost.Boards;
using Evolution.AppHost.Control;

var builder = DistributedApplication.CreateBuilder(args);
try
{
    var topologies = TopologyArguments.Read(args);
    foreach (var topology in topologies)
    {
        builder.AddTopology(topology);
    }

    builder.AddControlServer(topologies);
    builder.AddBoard();
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

builder.Build().Run();
return 0;
