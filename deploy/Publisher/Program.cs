using Evolution.AppHost;
using Evolution.AppHost.Deployments;
using Evolution.Publisher;
using Microsoft.Extensions.Configuration;

var options = new ConfigurationBuilder().AddCommandLine(args).Build();
var name = options["target"] ?? "compose";
DeploymentTarget? target = name switch
{
    "compose" => new ComposeTarget(),
    "kubernetes" => new KubernetesTarget(),
    _ => null,
};
if (target is null)
{
    await Console.Error.WriteLineAsync($"Unknown target '{name}'. Expected one of: compose, kubernetes.");
    return 2;
}
var code = await ShopHost.RunAsync([.. args, "--operation", "publish", "--step", "publish"], target: target);
if (code is 0 && options["output-path"] is { } folder)
{
    foreach (var file in Directory.EnumerateFiles(folder, "docker-compose.yaml", SearchOption.AllDirectories))
    {
        ComposeUnit.AddStartInterval(file);
        ComposeUnit.CopyLoadBalancerFile(file);
    }
}
return code;
