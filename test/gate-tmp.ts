import { runTrial } from "./bench/detector-gate.ts";
const reps=Number(process.argv[2]??4), seed=Number(process.argv[3]??1);
const only=process.argv[4];
const bands:[number,number][]=[[10,20],[5,10],[2,5],[1,2],[0.5,1],[0.2,0.5]];
const med=(v:number[])=>{const s=v.toSorted((a,b)=>a-b);return s[Math.floor((s.length-1)/2)]??NaN};
for (const [n,d,g] of [["phi1",1,0],["phi1.5",1.5,0],["grow1",1,.005],["grow1.5",1.5,.005]] as const){
  if(only&&!n.includes(only))continue;
  for (const f of [2,3]){ const t0=performance.now();
    let fe=0,fs=0,al=0,ce=0;const dl:{mean:number;weeks:number}[]=[];
    for(let r=0;r<reps;r++){const {ours,chart}=runTrial({name:n,dispersion:d,growth:g},f,seed*1000+r);fe+=ours.falseEpisodes;ce+=chart.falseEpisodes;fs+=ours.falselyAlarmed;al+=ours.alarmed;dl.push(...ours.delays)}
    console.log(n,"x"+f,"fe/wk",(fe/reps/52).toFixed(3),"chart",(ce/reps/52).toFixed(1),"share",(fs/al).toFixed(3),bands.map(([a,b])=>{const w=dl.filter(x=>x.mean>=a&&x.mean<b).map(x=>x.weeks);return `${a}:${med(w)}(${(w.filter(x=>x<99).length/w.length).toFixed(2)})`}).join(" "),((performance.now()-t0)/1000/reps).toFixed(2)+"s/rep");
  }}
