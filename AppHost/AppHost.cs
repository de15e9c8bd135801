using Evolution.AppHost;
using Evolution.AppHost.Control;

IReadOnlyList<Topology> topologies;
try
{
    topologies = TopologyArguments.Read(args);
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

var builder = DistributedApplication.CreateBuilder(args);

foreach (var topology in topologies)
{
    builder.AddTopology(topology);
}

builder.AddControlServer(topologies);

builder.Build().Run();
return 0;
