using Evolution.AppHost;
using Evolution.AppHost.Control;
using Evolution.CrashTest.Host;

var builder = DistributedApplication.CreateBuilder(args);
var topologies = TopologyArguments.Read(args);
foreach (var topology in topologies)
{
    builder.AddTopology(topology);
}

// The app host's own topology, and nothing of it is told that there are wires.
foreach (var service in builder.Resources.OfType<ProjectResource>().ToArray())
{
    builder.CreateResourceBuilder(service).WithWires();
}

builder.AddControlServer(topologies);
builder.Build().Run();
