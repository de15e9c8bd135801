using Evolution.AppHost;
using Evolution.CrashTest.Host;

// Runs the app host with its unchanged topologies and adds network proxies to the services.
return await ShopHost.RunAsync(args, builder =>
{
    foreach (var service in builder.Resources.OfType<ProjectResource>().ToArray()) builder.CreateResourceBuilder(service).WithNetworkProxies();
});
