namespace Missions.Engine;
